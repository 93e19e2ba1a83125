import { escapeFields } from './fields.ts';
import { escapeReading } from './reading.ts';
import { ESCAPED_BELOW, escapeSpec, LAST, sizes } from './spec.ts';
import { Escapes } from './escapes.ts';
import { defaultState, type State } from '../../figure/field.ts';
import { trained } from '../../build/run.ts';
import type { Value, ValueSource } from '../../figure/value-source.ts';

/** The runs that the text speaks of: as it stands at first, and at the end. */
const runs: Readonly<Record<string, { readonly change: State; readonly steps: number }>> = {
  start: { change: {}, steps: 0 },
  end: { change: {}, steps: LAST },
  halfStart: { change: { precision: 'float16' }, steps: 0 },
  halfEnd: { change: { precision: 'float16' }, steps: LAST },
};

const facts: Readonly<Record<string, () => Value>> = {
  copies: () => sizes.length,
  below: () => String(ESCAPED_BELOW),
  last: () => LAST,
  rate: () => defaultState(escapeFields).rate!,
  seed: () => defaultState(escapeFields).seed!,
};

function readRun(name: string, reading: string): string | undefined {
  const run = runs[name];
  if (!run) return undefined;
  const state = { ...defaultState(escapeFields), ...run.change };
  const spec = escapeSpec(state);
  const escapes = new Escapes();
  escapes.take(trained(spec), Number(state.rate));
  return escapeReading(reading, escapes.take(trained(spec, run.steps), Number(state.rate)), escapes);
}

/** `escape.end.steps.1e-8`, `escape.start.gradient.1e-30`, `escape.halfEnd.escapees`. */
export const escapeValues: ValueSource = {
  names: [...Object.keys(facts), ...Object.keys(runs).map((run) => `${run}.…`)],
  read: (name) => {
    const [run, ...reading] = name.split('.') as [string, ...string[]];
    return facts[name]?.() ?? readRun(run, reading.join('.'));
  },
};
