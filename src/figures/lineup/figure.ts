import type { Figure } from '../../figure/figure.ts';
import { lineUpFields } from './fields.ts';
import { lineUpReadings } from './reading.ts';
import { threads } from './threads.ts';
import { lineUpValues } from './values.ts';

/** The film model with one change at a time, all tried side by side. */
export const lineup: Figure = {
  name: 'lineup',
  tags: ['Lineup'],
  fields: lineUpFields,
  readings: lineUpReadings.names,
  cites: Object.values(threads),
  values: lineUpValues,
};
