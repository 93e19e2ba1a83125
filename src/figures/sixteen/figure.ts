import type { Figure } from '../../figure/figure.ts';
import { sixteenFields } from './fields.ts';
import { sixteenReadings } from './reading.ts';
import { sixteenSpec, startGraph } from './spec.ts';
import { sixteenValues } from './values.ts';

/** The pair model, started in all sixteen ways at once. */
export const sixteen: Figure = {
  name: 'sixteen',
  tags: ['Sixteen'],
  fields: sixteenFields,
  graph: () => startGraph,
  spec: sixteenSpec,
  readings: sixteenReadings.names,
  values: sixteenValues,
};
