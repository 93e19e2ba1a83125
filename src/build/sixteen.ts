import type { Frame } from '../engine/protocol.ts';
import { defaultState, type State } from '../figures/field.ts';
import { sixteenFields } from '../figures/sixteen-fields.ts';
import { SixteenRun, WATCHED } from '../figures/sixteen-run.ts';
import { sixteenSpec } from '../figures/sixteen-spec.ts';
import { trained } from './run.ts';

/** The sixteen starts, trained when the site is built. @param change against the figure as a reader finds it */
export function sixteenAt(steps: number, change: State = {}): { run: SixteenRun; frame: Frame } {
  const state = { ...defaultState(sixteenFields), ...change };
  const spec = sixteenSpec(state);
  const run = new SixteenRun();
  run.clear(Number(state.label));
  for (const step of WATCHED) if (step < steps) run.take(trained(spec, step));
  const frame = trained(spec, steps);
  run.take(frame);
  return { run, frame };
}
