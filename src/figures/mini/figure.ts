import type { Figure } from '../../figure/figure.ts';
import { minis } from './models.ts';
import { miniReadings } from './reading.ts';
import { miniValues } from './values.ts';

/** A small live model, of which other figures are made. */
export const mini: Figure = {
  name: 'mini',
  tags: [],
  copies: Object.keys(minis),
  readings: miniReadings.names,
  values: miniValues,
};
