import { startCpu } from '../../engine/cpu.ts';
import type { Checkpoint, Frame, SessionSpec } from '../../engine/protocol.ts';
import { Session } from '../../engine/session.ts';
import { widened } from '../../engine/vector.ts';
import { figureTables } from '../../figure/tables.ts';
import { addedFeature, END, SWITCH, warmModels, warmSpec, type WarmModels } from './spec.ts';
import { films } from '../../build/films.ts';

/** The warm start, trained when the site is built. */
export interface WarmRun {
  readonly models: WarmModels;
  /** When the feature joins. */
  readonly joined: { readonly without: Frame; readonly with: Frame; readonly scratch: Frame };
  /** The model that it has joined, one step later. */
  readonly next: Frame;
  /** One logit for each held-out pair, before and after. */
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** The same, had the new embeddings started at random numbers. */
  readonly disturbed: Float32Array;
  readonly ended: { readonly without: Frame; readonly with: Frame; readonly scratch: Frame };
}

const runs = new Map<string, WarmRun>();

/** The run with seed 1 and zero embeddings for the feature that joins. */
export function warmRun(feature: string): WarmRun {
  const known = runs.get(feature);
  if (known) return known;
  startCpu(figureTables);
  const models = warmModels(films, addedFeature(films, { feature }));
  const spec = (width: 'narrow' | 'wide', old: string) => warmSpec(films, models, width, 1, { old, added: 'zeros' });
  const open = (spec: SessionSpec, from?: Checkpoint) => new Session(spec, from, figureTables);
  const advance = (session: Session, steps: number) => session.advance({ steps, budget: Infinity }, () => 0);

  const without = open(spec('narrow', 'normal'));
  const scratch = open(spec('wide', 'zeros'));
  const joined = { without: advance(without, SWITCH), scratch: advance(scratch, SWITCH) };
  const wider = spec('wide', 'normal');
  const late = open(wider, widened(joined.without.checkpoint, models.narrow, wider));
  const joining = advance(late, 0);
  const [before, after] = [without.examine(), late.examine()];
  const random = warmSpec(films, models, 'wide', 1, { old: 'normal', added: 'normal' });
  const careless = open(random, widened(joined.without.checkpoint, models.narrow, random));
  const disturbed = careless.examine();
  const next = advance(late, 1);
  const last = advance(late, END - SWITCH - 1);
  const ended = {
    without: advance(without, END - SWITCH),
    with: { ...last, aucs: [...next.aucs, ...last.aucs] },
    scratch: advance(scratch, END - SWITCH),
  };
  for (const session of [without, scratch, late, careless]) session.dispose();
  const run = { models, joined: { ...joined, with: joining }, next, before, after, disturbed, ended };
  runs.set(feature, run);
  return run;
}
