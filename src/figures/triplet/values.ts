import { byHandValues } from './by-hand.ts';
import { tripletFields } from './fields.ts';
import { tripletSpec } from './spec.ts';
import { MARGIN } from '../../graph/models/triplet.ts';
import { factSource, joinedSource, runSource, type NamedRun } from '../../figure/value-source.ts';

/** The runs that the text speaks of. */
const runs: Readonly<Record<string, NamedRun>> = {
  found: { change: {}, steps: 0 },
  found1: { change: {}, steps: 1 },
  found50: { change: {}, steps: 50 },
  randomB: { change: { B: 'uniform' }, steps: 0 },
  randomB50: { change: { B: 'uniform' }, steps: 50 },
  onlyA: { change: { a: 'normal' }, steps: 0 },
  onlyA1: { change: { a: 'normal' }, steps: 1 },
  onlyB1: { change: { b: 'normal' }, steps: 1 },
  onlyC2: { change: { c: 'normal' }, steps: 2 },
  norm: { change: { distance: 'root' }, steps: 0 },
  norm1: { change: { distance: 'root' }, steps: 1 },
  normA: { change: { distance: 'root', a: 'normal' }, steps: 0 },
  normB: { change: { distance: 'root', b: 'normal' }, steps: 0 },
  cosine: { change: { distance: 'cosine' }, steps: 0 },
  cosine1: { change: { distance: 'cosine' }, steps: 1 },
  inner: { change: { distance: 'inner' }, steps: 0 },
  inner1: { change: { distance: 'inner' }, steps: 1 },
  innerB50: { change: { distance: 'inner', B: 'uniform' }, steps: 50 },
  swapped: { change: { distance: 'swapped' }, steps: 0 },
  swapped1: { change: { distance: 'swapped' }, steps: 1 },
  swappedA: { change: { distance: 'swapped', a: 'normal' }, steps: 0 },
};

const facts = factSource({ margin: () => String(MARGIN) });

export const tripletValues = joinedSource(facts, byHandValues, runSource(tripletFields, tripletSpec, runs));
