import { Engine } from '../engine/engine.ts';

let shared: Engine | undefined;

/** The one engine of this page: all figures share its worker, and so one WebGL context. */
export function pageEngine(): Engine {
  shared ??= new Engine(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' }));
  return shared;
}
