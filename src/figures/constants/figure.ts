import type { Figure } from '../../figure/figure.ts';
import { constantFields } from './fields.ts';
import { constantReadings } from './reading.ts';
import { constantSpec, trioGraph } from './spec.ts';
import { constantValues } from './values.ts';

/** Constants against random numbers, on three embeddings. */
export const constants: Figure = {
  name: 'constants',
  tags: ['Constants'],
  fields: constantFields,
  graph: () => trioGraph,
  spec: constantSpec,
  readings: constantReadings.names,
  values: constantValues,
};
