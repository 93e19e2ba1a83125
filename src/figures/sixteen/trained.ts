import type { Frame } from '../../engine/protocol.ts';
import { defaultState, type State } from '../../figure/field.ts';
import { sixteenFields } from './fields.ts';
import { SixteenLog, WATCHED } from './log.ts';
import { sixteenSpec } from './spec.ts';
import { trained } from '../../figure/trained.ts';

/** The sixteen starts, trained when the site is built. @param change against the figure as a reader finds it */
export function sixteenAt(steps: number, change: State = {}): { run: SixteenLog; frame: Frame } {
  const state = { ...defaultState(sixteenFields), ...change };
  const spec = sixteenSpec(state);
  const run = new SixteenLog();
  run.clear(Number(state.label));
  for (const step of WATCHED) if (step < steps) run.take(trained(spec, step));
  const frame = trained(spec, steps);
  run.take(frame);
  return { run, frame };
}
