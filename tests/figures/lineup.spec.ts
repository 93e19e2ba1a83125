import { expect, test } from '@playwright/test';
import { startCpu } from '../../src/engine/cpu.ts';
import type { Frame } from '../../src/engine/protocol.ts';
import { Session } from '../../src/engine/session.ts';
import { initialParameters } from '../../src/engine/vector.ts';
import { figureTables } from '../../src/figure/tables.ts';
import { alibiOf, type Alibi } from '../../src/figures/lineup/alibi.ts';
import { movedBy, resultOf, tiedBy } from '../../src/figures/lineup/result.ts';
import { stepsOf, suspectNames, suspectSpec, type SuspectName } from '../../src/figures/lineup/suspects.ts';
import { largest } from '../../src/graph/trace.ts';
import { films } from '../films/films.ts';

startCpu(figureTables);

const LN2 = Math.fround(Math.LN2);

interface Tried {
  readonly alibi: Alibi;
  readonly frame: Frame;
  readonly losses: readonly number[];
  readonly aucs: readonly number[];
}

/** The run of a suspect as the figure takes it, or shorter. */
function tried(name: SuspectName, E: string, steps = stepsOf(name)): Tried {
  const spec = suspectSpec(films, name, E);
  const session = new Session(spec, undefined, figureTables);
  const start = session.advance({ steps: 0, budget: 0 }, () => 0);
  const frame = session.advance({ steps, budget: Infinity }, () => 0);
  session.dispose();
  const aucs = [...start.aucs, ...frame.aucs];
  return {
    alibi: alibiOf(spec.graph, frame, aucs),
    frame,
    losses: [...start.losses, ...frame.losses].map(({ value }) => value),
    aucs: aucs.map(({ value }) => value),
  };
}

for (const name of suspectNames)
  test(`with zero embeddings ${name} changes nothing: loss ln 2, AUC one half, gradient exactly 0`, () => {
    // The patient one is followed for 150 steps in the film case's own test.
    const steps = Math.min(20, stepsOf(name));
    const { alibi, losses, aucs } = tried(name, 'zeros', steps);
    expect(new Set(losses)).toEqual(new Set([LN2]));
    expect(losses).toHaveLength(steps + 1);
    expect(new Set(aucs)).toEqual(new Set([0.5]));
    expect(alibi.gradient).toBe(0);
    if (name !== 'decay') return expect(alibi).toMatchObject({ movement: 0, finding: 'frozen' });

    // Each step takes a tenth of every weight: the one that moved furthest is the largest.
    const most = largest(initialParameters(suspectSpec(films, name, 'zeros')));
    expect(alibi.movement).toBeCloseTo(most * (1 - 0.9 ** steps), 6);
    expect(alibi.finding).toBe('decayed');
    return undefined;
  });

test.describe('with normal embeddings', () => {
  const trains = ['found', 'rmsprop', 'tanh', 'linear', 'batch16', 'batch512', 'more', 'clip'] as const;
  for (const name of trains)
    test(`${name} trains`, () => {
      const { alibi, losses } = tried(name, 'normal', 20);
      expect(alibi).toMatchObject({ finding: 'trains' });
      const mean = (some: readonly number[]) => some.reduce((sum, loss) => sum + loss, 0) / some.length;
      expect(mean(losses.slice(-5))).toBeLessThan(mean(losses.slice(0, 3)));
    });

  const guilty = ['rate10', 'rate100', 'sgd', 'momentum', 'adagrad', 'shuffled', 'decay'] as const;
  for (const name of guilty)
    test(`${name} is guilty: weights have gradients and move, and the model learns nothing`, () => {
      const { alibi, frame, losses } = tried(name, 'normal');
      expect(alibi.finding).toBe(name === 'rate100' ? 'diverged' : 'blind');
      expect(alibi.gradient).toBeGreaterThan(0);
      expect(alibi.movement).toBeGreaterThan(0);
      if (name === 'rate100') expect(Math.max(...losses)).toBeGreaterThan(1000);
      if (name !== 'rate10') return;
      // Its ReLUs are shut, so all pairs get the same logit and the AUC is exactly one half, though the loss is not ln 2.
      expect(largest(frame.trace.values.relu2_a!)).toBe(0);
      expect(alibi.auc).toBe(0.5);
      expect(alibi.loss).not.toBe(LN2);
    });

  test('only under the two higher learning rates does it end where all pairs of films tie', () => {
    const alibis = Object.fromEntries(suspectNames.map((name) => [name, tried(name, 'normal').alibi]));
    expect(tiedBy(alibis)).toEqual(['rate10', 'rate100']);
  });

  test('every suspect is either', () => {
    expect([...trains, ...guilty].toSorted()).toEqual(suspectNames.toSorted());
  });
});

test('the sum of the line-up leaves the model as found out, and tells decay from training', () => {
  const alibi = (change: Partial<Alibi>): Alibi => ({
    ...{ step: 20, loss: LN2, auc: 0.5, movement: 0, gradient: 0, finding: 'frozen' },
    ...change,
  });
  const frozen = { found: alibi({}), sgd: alibi({}), decay: alibi({ movement: 0.4, finding: 'decayed' }) };
  expect(movedBy(frozen)).toEqual([]);
  expect(resultOf(frozen)).toEqual({
    ...{ tried: 2, gradient: '0', least: '0', movement: '0', decayed: '0.4' },
    ...{ training: [], guilty: [] },
  });
  const freed = {
    found: alibi({ gradient: 1, finding: 'trains' }),
    sgd: alibi({ gradient: 0.5, movement: 0.1, finding: 'blind' }),
    rate100: alibi({ gradient: NaN, movement: NaN, loss: NaN, finding: 'diverged' }),
  };
  expect(movedBy(freed)).toEqual(['sgd', 'rate100']);
  expect(resultOf(freed)).toMatchObject({ tried: 2, guilty: ['sgd', 'rate100'], gradient: 'NaN', decayed: undefined });
});
