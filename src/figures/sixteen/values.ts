import { AS_FOUND, starts } from './fields.ts';
import { sixteenReadings } from './reading.ts';
import { FIRST_REST } from './log.ts';
import { SPREAD } from './spec.ts';
import { formatNumber } from '../../view/format.ts';
import { sixteenAt } from './trained.ts';
import type { NamedRun, ValueSource } from '../../figure/value-source.ts';

const runs: Readonly<Record<string, NamedRun>> = {
  found: { change: {}, steps: 0 },
  trained: { change: {}, steps: FIRST_REST },
  labelOne: { change: { label: '1' }, steps: FIRST_REST },
};

/**
 * Numbers of the sixteen starts: `trained.count.never`, and of one of them `trained.ab00.loss`, `labelOne.000B.about`;
 * `spread`, the standard deviation of what is random.
 */
export const sixteenValues: ValueSource = {
  names: ['spread', ...Object.keys(runs).flatMap((run) => [`${run}.…`, `${run}.(start).…`])],
  read: (name) => {
    if (name === 'spread') return String(SPREAD);
    const [run, ...rest] = name.split('.') as [string, ...string[]];
    if (!runs[run]) return undefined;
    const start = starts.includes(rest[0]!) ? rest.shift()! : AS_FOUND;
    const { run: known } = sixteenAt(runs[run].steps, runs[run].change);
    const { pictures, step } = known;
    if (rest.join('.') === 'about') return formatNumber(pictures.find((picture) => picture.start === start)!.loss);
    return sixteenReadings.read(rest.join('.'), { pictures, step, start, trace: known.trace(start) });
  },
};
