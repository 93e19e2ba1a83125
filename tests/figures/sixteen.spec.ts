import { expect, test } from '@playwright/test';
import { startCpu } from '../../src/engine/cpu.ts';
import { Session } from '../../src/engine/session.ts';
import { defaultState, type State } from '../../src/figure/field.ts';
import { sixteenFields, starts, type Tensor } from '../../src/figures/sixteen/fields.ts';
import { FIRST_REST, SixteenLog } from '../../src/figures/sixteen/log.ts';
import { sixteen, sixteenSpec } from '../../src/figures/sixteen/spec.ts';
import { parametersOf } from '../../src/graph/graph.ts';
import { traceOf } from '../../src/graph/replica.ts';

startCpu();

const SEEDS = ['1', '2', '3', '4', '5', '6', '7', '8'];
/** Of these, whole runs are trained. */
const FEW = SEEDS.slice(0, 3);
const tensors: readonly Tensor[] = ['a', 'b', 'W', 'B'];

/** Trains the sixteen; the first three steps are looked at one by one. */
function run(change: State, steps: number) {
  const state = { ...defaultState(sixteenFields), ...change };
  const session = new Session(sixteenSpec(state));
  const known = new SixteenLog();
  known.clear(Number(state.label));
  let frame = session.advance({ steps: 0, budget: 0 }, () => 0);
  known.take(frame);
  while (frame.step < steps) {
    const more = frame.step < 2 ? 1 : steps - frame.step;
    frame = session.advance({ steps: more, budget: Infinity }, () => 0);
    known.take(frame);
  }
  session.dispose();
  return { known, frame };
}

/**
 * Which tensors receive a gradient, by the product rule alone: of `cos = (aW + B) ⊙ (bW + B)` it needs to be known only
 * which tensors are not zero. Random numbers do not cancel.
 */
function receivers(nonZero: ReadonlySet<Tensor>): Tensor[] {
  const has = (id: Tensor) => nonZero.has(id);
  const vecA = has('B') || (has('a') && has('W'));
  const vecB = has('B') || (has('b') && has('W'));
  const receives: Readonly<Record<Tensor, boolean>> = {
    a: vecB && has('W'),
    b: vecA && has('W'),
    W: (vecB && has('a')) || (vecA && has('b')),
    B: vecA || vecB,
  };
  return tensors.filter((id) => receives[id]);
}

/** The same at the steps after: what has received a gradient is not zero any more. */
function receiversByStep(start: string, steps: number): Tensor[][] {
  const nonZero = new Set(tensors.filter((id) => start.includes(id)));
  return Array.from({ length: steps }, () => {
    const found = receivers(nonZero);
    found.forEach((id) => nonZero.add(id));
    return found;
  });
}

const NEVER = ['0000', '00W0', '0b00', 'a000', 'ab00'];
/** a and b start equal. */
const TWINS = ['000B', '00WB'];
const OTHERS = starts.filter((start) => ![...NEVER, ...TWINS].includes(start));

test('there are sixteen starts, and the model as found is one of them', () => {
  expect(new Set(starts).size).toBe(16);
  expect(starts).toContain('00W0');
});

test('at steps 0, 1 and 2 the product rule tells which tensors receive a gradient, in every start', () => {
  for (const label of ['0', '1'])
    for (const seed of SEEDS) {
      const { known } = run({ seed, label }, 2);
      for (const { start, receivers } of known.pictures)
        expect(receivers, `${start}, seed ${seed}`).toEqual(receiversByStep(start, 3));
    }
});

test('after step 2 nothing is left that still waits', () => {
  for (const start of starts) {
    const steps = receiversByStep(start, 10);
    for (const later of steps.slice(2)) expect(later, start).toEqual(steps[2]);
  }
});

test('five starts never move: exactly those in which both vectors are zero', () => {
  expect(starts.filter((start) => receiversByStep(start, 1)[0]!.length === 0)).toEqual(NEVER);
  for (const label of ['0', '1'])
    for (const optimizer of ['sgd', 'adam']) {
      const { known, frame } = run({ label, optimizer }, 50);
      const before = run({ label, optimizer }, 0).frame;
      for (const start of NEVER) {
        const at = starts.indexOf(start);
        for (const { id } of parametersOf(sixteen.of))
          expect(known.trace(start).values[id]).toEqual(traceOf(sixteen, before.trace, at).values[id]);
        expect(known.trace(start).values.loss![0]).toBe(Math.fround(Math.LN2));
      }
      expect(frame.step).toBe(50);
    }
});

test('with label 0 two starts move and never come below ln 2, for a and b stay equal to the last bit', () => {
  for (const seed of FEW) {
    const { known } = run({ seed }, 150);
    for (const start of TWINS) {
      const { a, b, logit } = known.trace(start).values;
      expect(a).toEqual(b);
      expect(logit![0]).toBeGreaterThanOrEqual(0);
      const { points, fate } = known.pictures[starts.indexOf(start)]!;
      expect(fate).toBe('twins');
      expect(Math.min(...points.map(({ value }) => value))).toBeGreaterThanOrEqual(Math.fround(Math.LN2));
      expect(points.at(-1)!.value).toBeLessThan(Math.LN2 + 1e-6);
    }
  }
});

test('with label 1 the same two train, one of them with nothing but its bias', () => {
  for (const seed of FEW) {
    const { known } = run({ seed, label: '1' }, FIRST_REST);
    for (const start of TWINS) expect(known.pictures[starts.indexOf(start)]!.fate, seed).toBe('trains');
    for (const id of ['a', 'b', 'W']) expect(Math.max(...known.trace('000B').values[id]!.map(Math.abs))).toBe(0);
  }
});

test('the other nine train, whichever the label', () => {
  expect(OTHERS).toHaveLength(9);
  for (const label of ['0', '1'])
    for (const seed of FEW) {
      const { known } = run({ seed, label }, FIRST_REST);
      for (const { start, fate } of known.pictures.filter((picture) => OTHERS.includes(picture.start)))
        expect(fate, `${start}, label ${label}, seed ${seed}`).toBe('trains');
    }
});
