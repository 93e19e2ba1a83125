import type { Figure } from '../../figure/figure.ts';
import { escapeFields } from './fields.ts';
import { escapeReadings } from './reading.ts';
import { escapeModel, escapeSpec } from './spec.ts';
import { escapeValues } from './values.ts';

/** Sixteen pair models on their way out of the saddle. */
export const escape: Figure = {
  name: 'escape',
  tags: ['Escape'],
  fields: escapeFields,
  graph: () => escapeModel,
  spec: escapeSpec,
  readings: escapeReadings.names,
  values: escapeValues,
};
