import type { Frame, SessionSpec } from '../engine/protocol.ts';
import { pageEngine } from '../figure/page-engine.ts';
import { loadFilms } from '../figures/film/load.ts';
import { exercises, type ExerciseName } from './exercises.ts';

/** Milliseconds of work asked of the worker at a time: figures of the page share it. */
const BUDGET = 100;

/** Runs a model on the page's own engine. @throws EngineUnavailable */
async function train(spec: SessionSpec, steps: number): Promise<Frame> {
  const { run, frame: first } = await pageEngine().open(spec, () => undefined);
  try {
    let frame = first;
    const losses = [...first.losses];
    while (frame.step < steps) {
      frame = await run.advance({ steps: steps - frame.step, budget: BUDGET });
      losses.push(...frame.losses);
    }
    return { ...frame, losses };
  } finally {
    run.close();
  }
}

/** Decides an exercise in the reader's browser. @throws Error when the engine is gone, or a file did not load. */
export function runExercise(name: string): Promise<string> {
  return exercises[name as ExerciseName]({ train, films: loadFilms });
}
