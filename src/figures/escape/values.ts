import { escapeFields, LAST } from './fields.ts';
import { escapeReadings } from './reading.ts';
import { ESCAPED_BELOW, escapeSpec, sizes } from './spec.ts';
import { deepValues } from './deep.ts';
import { EscapeLog } from './log.ts';
import { defaultState } from '../../figure/field.ts';
import { trained } from '../../figure/trained.ts';
import { factSource, joinedSource, type NamedRun, type ValueSource } from '../../figure/value-source.ts';

/** The runs that the text speaks of: before the first step, and at the end. */
const runs: Readonly<Record<string, NamedRun>> = {
  start: { change: {}, steps: 0 },
  end: { change: {}, steps: LAST },
  halfStart: { change: { precision: 'float16' }, steps: 0 },
  halfEnd: { change: { precision: 'float16' }, steps: LAST },
  threeStart: { change: { factors: '3' }, steps: 0 },
  three: { change: { factors: '3' }, steps: LAST },
  four: { change: { factors: '4' }, steps: LAST },
};

const facts = factSource({
  copies: () => sizes.length,
  below: () => String(ESCAPED_BELOW),
  last: () => LAST,
  rate: () => defaultState(escapeFields).rate!,
  seed: () => defaultState(escapeFields).seed!,
});

const ofRuns: ValueSource = {
  names: Object.keys(runs).map((run) => `${run}.…`),
  read: (name) => {
    const [run, ...reading] = name.split('.') as [string, ...string[]];
    if (!runs[run]) return undefined;
    const state = { ...defaultState(escapeFields), ...runs[run].change };
    const spec = escapeSpec(state);
    const escapes = new EscapeLog();
    escapes.take(trained(spec), state);
    const copies = escapes.take(trained(spec, runs[run].steps), state);
    return escapeReadings.read(reading.join('.'), { copies, escapes });
  },
};

/** `escape.end.steps.1e-8`, `escape.start.gradient.1e-30`, `escape.halfEnd.escapees`. */
export const escapeValues = joinedSource(facts, deepValues, ofRuns);
