import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { someOf } from '../../src/figure/count-by.ts';
import { tellResult, type LineUpResult } from '../../src/figures/lineup/result.ts';
import { suspectNames } from '../../src/figures/lineup/suspects.ts';
import { outcomeOf } from '../../src/figures/mini/outcome.ts';
import { tellBriefly } from '../../src/graph/tell.ts';
import type { ParameterState, Verdict } from '../../src/graph/verdict.ts';
import { wordsIn } from '../../src/words/index.ts';

/** What the figures say, against how they said it when their words took the decisions too. */
const { mini, sixteen, constants, lineup } = wordsIn('en');

const SEED = { seed: 20263, numRuns: 500 };
const list = (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
const verb = (items: readonly string[], one: string, more: string) => (items.length === 1 ? one : more);

const states: readonly ParameterState[] = [
  { state: 'finite', waits: false },
  { state: 'zero', waits: true },
  { state: 'zero', waits: false },
  { state: 'zero', waits: false, cancelledAt: 'x' },
  { state: 'notReached', waits: false },
];

function oldMini({ parameters, thieves: all, broken }: Verdict): string {
  const ids = Object.keys(parameters);
  const zero = ids.filter((id) => parameters[id]!.state === 'zero');
  const moving = ids.filter((id) => parameters[id]!.state === 'finite');
  const waiting = zero.filter((id) => parameters[id]!.waits);
  const starved = zero.filter((id) => !parameters[id]!.waits);
  const unreached = ids.filter((id) => parameters[id]!.state === 'notReached');
  const thieves = all.filter(({ waits }) => !waits).map(({ node }) => node);
  if (broken.length > 0) return `Not a number: it begins at ${list(broken)}.`;
  const everything = waiting.length + starved.length + unreached.length === 0;
  const parts = [
    everything ? 'Every tensor receives a gradient.' : '',
    !everything && moving.length > 0 ? `${list(moving)} ${verb(moving, 'receives', 'receive')} a gradient.` : '',
    waiting.length > 0 ? `${list(waiting)} ${verb(waiting, 'waits', 'wait')} one step.` : '',
    starved.length > 0
      ? `${list(starved)} ${verb(starved, 'receives', 'receive')} exactly 0${thieves.length > 0 ? `: it stops at ${list(thieves)}` : ''}.`
      : '',
    unreached.length > 0 ? `No path leads back to ${list(unreached)}.` : '',
  ];
  return parts.filter(Boolean).join(' ');
}

test('the verdict on a small model is the line of before', () => {
  const thief = fc.record({ node: fc.constantFrom('cos', 'h'), waits: fc.boolean() });
  const verdicts = fc.record({
    outcome: fc.constant('partial' as const),
    edges: fc.constant({}),
    parameters: fc.dictionary(fc.constantFrom('a', 'b', 'W', 'B'), fc.constantFrom(...states), {
      noNullPrototype: true,
    }),
    thieves: fc.array(
      thief.map((one) => ({ ...one, edges: [], accomplices: [] })),
      { maxLength: 2 },
    ),
    broken: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant(['loss']) }),
  });
  fc.assert(
    fc.property(verdicts, (judged) => expect(mini.verdict(tellBriefly(judged))).toBe(oldMini(judged))),
    SEED,
  );
});

test('what a small model’s run came to is the sentence of before', () => {
  const old = (steps: number, trains: boolean, moved: readonly string[], still: readonly string[]) => {
    if (trains) return `After ${steps} steps every tensor has moved, and the loss is lower.`;
    if (moved.length === 0) return `After ${steps} steps nothing has moved, by any amount.`;
    if (still.length === 0) return `After ${steps} steps every tensor has moved, and the loss is no lower.`;
    return `After ${steps} steps ${list(moved)} ${verb(moved, 'has', 'have')} moved; ${list(still)} ${verb(still, 'has', 'have')} not, by any amount.`;
  };
  const names = fc.subarray(['a', 'b', 'W']);
  fc.assert(
    fc.property(fc.nat(99), fc.boolean(), names, names, (...run) =>
      expect(mini.outcome(outcomeOf(...run))).toBe(old(...run)),
    ),
    SEED,
  );
});

test('of many starts only that is counted which some of them came to', () => {
  const sixteenBefore = (trains: number, open: number, twins: number, never: number, notANumber: number) => [
    trains > 0 ? `${trains} of 16 train` : '',
    open > 0 ? `${open} ${open === 1 ? 'moves and has' : 'move and have'} not learned the pair yet` : '',
    twins > 0 ? `${twins} move but can never come below ln 2` : '',
    never > 0 ? `${never} never move` : '',
    notANumber > 0 ? `${notANumber} ended in NaN` : '',
  ];
  const constantsBefore = (trains: number, open: number, oneColumn: number, twins: number, notANumber: number) => [
    trains > 0 ? `${trains} of 6 ${trains === 1 ? 'trains' : 'train'}` : '',
    open > 0 ? `${open} can still come below ln 2 / 3` : '',
    oneColumn > 0 ? `${oneColumn} can never come below ln 2 / 3` : '',
    twins > 0 ? `${twins} can never come below ln 2` : '',
    notANumber > 0 ? `${notANumber} ended in NaN` : '',
  ];
  const said = (parts: readonly string[]) => `${parts.filter(Boolean).join('; ')}.`;
  const n = fc.nat(3);
  fc.assert(
    fc.property(n, n, n, n, n, (trains, open, third, fourth, notANumber) => {
      const cells = { trains, open, twins: third, never: fourth, notANumber };
      expect(sixteen.summary(someOf(cells))).toBe(said(sixteenBefore(trains, open, third, fourth, notANumber)));
      const panels = { trains, open, oneColumn: third, twins: fourth, notANumber };
      expect(constants.summary(someOf(panels))).toBe(said(constantsBefore(trains, open, third, fourth, notANumber)));
    }),
    SEED,
  );
});

test('the line-up comes to the sentences of before', () => {
  const old = ({ tried, gradient, least, movement, decayed, training, guilty }: LineUpResult) => {
    const names = list(guilty.map((key) => lineup.suspects[key]));
    const decay = decayed === undefined ? '' : `, and ${decayed} by weight decay, which asks no gradient`;
    if (training.length + guilty.length === 0)
      return `${tried} suspects tried, none guilty. Largest gradient of any weight: ${gradient}. Largest change of any weight: ${movement}${decay}.`;
    const bad = guilty.length > 0 ? ` Not with: ${names}.` : '';
    return `${tried} suspects tried. The model trains with ${training.length} of them.${bad} All have gradients: the smallest of their largest is ${least}.`;
  };
  const text = fc.constantFrom('0', '0.25', '1.0e−8', 'NaN');
  const some = fc.oneof(fc.constant([]), fc.subarray(suspectNames.filter((name) => name !== 'found')));
  const results = fc.record({
    tried: fc.nat(14),
    gradient: text,
    least: text,
    movement: text,
    decayed: fc.option(text, { nil: undefined }),
    training: some,
    guilty: some,
  });
  fc.assert(
    fc.property(results, (result) => expect(lineup.result(tellResult(result))).toBe(old(result))),
    SEED,
  );
});
