/** The loss around zero: against the closed form in float64, and what becomes of each start. */
import { expect, test } from '@playwright/test';
import { startCpu } from '../../src/engine/cpu.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { Session } from '../../src/engine/session.ts';
import { Descents, type Descent } from '../../src/figures/surface/descents.ts';
import { ESCAPED_BELOW } from '../../src/figures/escape/spec.ts';
import { defaultState, type State } from '../../src/figure/field.ts';
import { surfaceFields } from '../../src/figures/surface/fields.ts';
import { fateOf, tallyOf } from '../../src/figures/surface/picture.ts';
import { descentSpec, directionOf, fieldSpec, LAST, SIDE, SPAN, turnedBy } from '../../src/figures/surface/spec.ts';

startCpu();

const stateOf = (change: State = {}): State => ({ ...defaultState(surfaceFields), ...change });

/** The first frame and the last of a run. */
function run(spec: SessionSpec, steps: number) {
  const session = new Session(spec);
  const first = session.advance({ steps: 0, budget: 0 }, () => 0);
  const last = session.advance({ steps, budget: Infinity }, () => 0);
  session.dispose();
  return { first, last };
}

function descend(change: State = {}, steps = LAST): Descent[] {
  const state = stateOf(change);
  const { first, last } = run(descentSpec(state), steps);
  const descents = new Descents();
  descents.take(first, state);
  return descents.take(last, state);
}

const fateIn = (paths: readonly Descent[], id: string) =>
  fateOf(
    paths.find((one) => one.id === id)!,
    ESCAPED_BELOW,
  );

/** ln(1 + e^z) with z = s t |W u|²: the loss of the pair model for label 0, a = s u and b = t u. */
function closedForm(W: readonly number[], u: readonly number[], s: number, t: number): number {
  const columns = W.length / u.length;
  const image = Array.from({ length: columns }, (_, c) => u.reduce((sum, x, r) => sum + x * W[r * columns + c]!, 0));
  return Math.log1p(Math.exp(s * t * image.reduce((sum, x) => sum + x * x, 0)));
}

for (const direction of ['steepest', 'second', 'flat'])
  for (const turn of ['0', '35', '90'])
    test(`the contours of the ${direction} direction, turned by ${turn}°, are those of the closed form`, () => {
      const state = stateOf({ direction, turn });
      const spec = fieldSpec(state);
      const losses = run(spec, 0).first.trace.values.xent!;
      if (spec.feed.kind !== 'fixed') throw new Error('The surface feeds its model fixed values.');
      const W = spec.feed.values.W!;
      const { spot } = turnedBy(Number(turn));
      expect(losses).toHaveLength(SIDE * SIDE);
      for (const row of [0, 7, 20, 33, 40])
        for (const column of [0, 11, 20, 29, 40]) {
          const { s, t } = spot((column / 20 - 1) * SPAN, (1 - row / 20) * SPAN);
          const exact = closedForm(W, directionOf(state).vector, s, t);
          expect(Math.abs(losses[row * SIDE + column]! - exact)).toBeLessThan(2e-6);
        }
    });

for (const direction of ['steepest', 'second'])
  test(`descent from the plane of the ${direction} direction stays in it, and is that of two numbers`, () => {
    const state = stateOf({ direction });
    const { vector, steepness } = directionOf(state);
    const { first, last } = run(descentSpec(state), LAST);
    const places = last.tracked.at(-1)!.values;
    const descents = new Descents();
    descents.take(first, state);
    for (const { id, places: path, s, t } of descents.take(last, state)) {
      let [x, y] = [s, t];
      for (let step = 0; step < LAST; step++) {
        const pull = (0.02 * steepness) / (1 + Math.exp(-x * y * steepness));
        [x, y] = [x - pull * y, y - pull * x];
      }
      expect(path, id).toHaveLength(LAST + 1);
      expect(path.at(-1)!.s, id).toBeCloseTo(x, 4);
      expect(path.at(-1)!.t, id).toBeCloseTo(y, 4);
    }
    // What is left of a and b beside the direction.
    for (let from = 0; from < places.length; from += vector.length) {
      const place = places.subarray(from, from + vector.length);
      const along = vector.reduce((sum, u, i) => sum + u * place[i]!, 0);
      for (const [i, u] of vector.entries()) expect(Math.abs(place[i]! - along * u)).toBeLessThan(1e-4);
    }
  });

test('every start beside the two lines runs down, twins slide in, the origin stays', () => {
  const paths = descend();
  for (const { id, kind } of paths)
    expect(fateIn(paths, id), id).toBe(kind === 'twin' ? 'in' : kind === 'origin' ? 'still' : 'down');
  expect(tallyOf(paths, ESCAPED_BELOW)).toEqual({ below: 11, nearer: 2, still: 1 });
  expect(paths.find(({ id }) => id === 'twin')!.loss).toBeCloseTo(Math.LN2, 6);
});

test('at step 0 nothing has moved, and only what starts low is low', () => {
  const paths = descend({}, 0);
  for (const { id, loss } of paths) expect(fateIn(paths, id), id).toBe(loss < ESCAPED_BELOW ? 'down' : 'still');
});

test('a hundredth beside the twin the path turns off; the twin itself never does', () => {
  expect(fateIn(descend({ mineA: '0.5', mineB: '0.49' }), 'mine')).toBe('down');
  const later = descend({ mineA: '0.5', mineB: '0.4999999' }, 400);
  expect(fateIn(later, 'mine')).toBe('down');
  for (const id of ['twin', 'twin below']) {
    const { places, loss } = later.find((one) => one.id === id)!;
    expect(places.at(-1)!.s).toBe(places.at(-1)!.t);
    expect(loss).toBe(Math.fround(Math.LN2));
  }
  expect(later.find(({ id }) => id === 'origin')!.places.every(({ s, t }) => s === 0 && t === 0)).toBe(true);
});

test('in a direction that the layer maps to zero no start moves', () => {
  const paths = descend({ direction: 'flat' });
  expect(tallyOf(paths, ESCAPED_BELOW)).toEqual({ below: 0, nearer: 0, still: paths.length });
});
