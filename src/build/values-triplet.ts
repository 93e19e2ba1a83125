import { tripletFields } from '../figures/triplet-fields.ts';
import { tripletSpec } from '../figures/triplet-spec.ts';
import { MARGIN } from '../graph/models/triplet.ts';
import { factSource, runSource, type NamedRun, type ValueSource } from './value-source.ts';

const onlyA = { a: 'normal' };

/** The runs that the text speaks of. */
const runs: Readonly<Record<string, NamedRun>> = {
  found: { change: {}, steps: 0 },
  found50: { change: {}, steps: 50 },
  randomB: { change: { B: 'uniform' }, steps: 0 },
  randomB50: { change: { B: 'uniform' }, steps: 50 },
  onlyA: { change: onlyA, steps: 0 },
  onlyA1: { change: onlyA, steps: 1 },
  onlyA50: { change: onlyA, steps: 50 },
  onlyB: { change: { b: 'normal' }, steps: 0 },
  root: { change: { distance: 'root' }, steps: 0 },
  root1: { change: { distance: 'root' }, steps: 1 },
  cosine: { change: { distance: 'cosine' }, steps: 0 },
  inner: { change: { distance: 'inner' }, steps: 0 },
  swapped: { change: { distance: 'swapped' }, steps: 0 },
  swappedA: { change: { ...onlyA, distance: 'swapped' }, steps: 0 },
  swappedB: { change: { b: 'normal', distance: 'swapped' }, steps: 0 },
};

const facts = factSource({ margin: () => String(MARGIN) });
const values = runSource(tripletFields, tripletSpec, runs);

export const tripletValues: ValueSource = {
  names: [...facts.names, ...values.names],
  read: (name) => facts.read(name) ?? values.read(name),
};
