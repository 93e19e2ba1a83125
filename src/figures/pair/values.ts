import { pairFields, pairPresets } from './fields.ts';
import { pairSpec } from './spec.ts';
import { EMBEDDING_SIZE, LAYER_SIZE } from '../../graph/models/pair.ts';
import { factSource, joinedSource, runSource, type NamedRun } from '../../figure/value-source.ts';

/** The runs that the text speaks of. */
const pairRuns: Readonly<Record<string, NamedRun>> = {
  found: { change: {}, steps: 0 },
  found1: { change: {}, steps: 1 },
  label1: { change: { label: '1' }, steps: 0 },
  adam: { change: { optimizer: 'adam' }, steps: 50 },
  fastest: { change: { rate: '1e9' }, steps: 50 },
  oneEmbedding: { change: { a: 'normal' }, steps: 0 },
  oneEmbedding50: { change: { a: 'normal' }, steps: 50 },
  published: { change: pairPresets.published, steps: 0 },
  published1: { change: pairPresets.published, steps: 1 },
  publishedCalm50: { change: pairPresets.published, steps: 50 },
  publishedHasty1: { change: { ...pairPresets.published, rate: '0.5' }, steps: 1 },
  publishedHasty20: { change: { ...pairPresets.published, rate: '0.5' }, steps: 20 },
  publishedApart50: { change: { ...pairPresets.published, a: 'normal', rate: '0.1' }, steps: 50 },
};

const sizes = factSource({
  embeddingSize: () => EMBEDDING_SIZE,
  layerSize: () => LAYER_SIZE,
});

export const pairValues = joinedSource(sizes, runSource(pairFields, pairSpec, pairRuns));
