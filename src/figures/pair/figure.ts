import type { Figure } from '../../figure/figure.ts';
import { modelReadings } from '../../figure/model-reading.ts';
import { pairFields } from './fields.ts';
import { pairGraph, pairSpec } from './spec.ts';
import { pairValues } from './values.ts';

/** The tiny pair model: two embeddings, a layer, a product. */
export const pair: Figure = {
  name: 'pair',
  tags: ['Pair'],
  fields: pairFields,
  graph: () => pairGraph,
  spec: pairSpec,
  readings: modelReadings.names,
  values: pairValues,
};
