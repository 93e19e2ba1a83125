import type { Figure } from '../../figure/figure.ts';
import { modelReadings } from '../../figure/model-reading.ts';
import { tripletFields } from './fields.ts';
import { tripletGraph, tripletSpec } from './spec.ts';
import { tripletValues } from './values.ts';

/** The homework: the same embeddings under a triplet loss, its stages and its judge. */
export const triplet: Figure = {
  name: 'triplet',
  tags: ['Triplet', 'Stage', 'SingleChanges'],
  fields: tripletFields,
  graph: tripletGraph,
  spec: tripletSpec,
  readings: modelReadings.names,
  values: tripletValues,
};
