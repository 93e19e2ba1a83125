import { expose, transfer } from 'comlink';
import type { Leaves } from '../graph/feed.ts';
import type { NodeId } from '../graph/graph.ts';
import type { Checkpoint, Frame, Limits, SessionSpec } from './protocol.ts';
import { Runs } from './runs.ts';
import type { Tables } from './tables.ts';
import type { WebGL } from './webgl.ts';

/** A frame's arrays are views of a few buffers; they are handed over, not copied. */
function handOver(frame: Frame): Frame {
  const arrays = [...Object.values(frame.trace.values), ...Object.values(frame.trace.flows)];
  const buffers = new Set(arrays.map((array) => array!.buffer));
  return transfer(frame, [...buffers]);
}

/**
 * What a worker with an engine in it answers to.
 * @param tables what its runs compute with and are fed by.
 * @param startWebGL how to start WebGL; the CPU alone when absent.
 */
export function engineApi(tables: Tables, startWebGL?: () => WebGL) {
  const runs = new Runs(tables, () => performance.now(), startWebGL);
  return {
    open: (id: number, spec: SessionSpec, from?: Checkpoint) => handOver(runs.open(id, spec, from)),
    advance: async (id: number, limits: Limits) => handOver(await runs.advance(id, limits)),
    prepareWebGL: (id: number) => runs.prepareWebGL(id),
    moveTo: (id: number, backend: 'cpu' | 'webgl') => runs.moveTo(id, backend),
    evaluate: (id: number, node: NodeId, leaves: Leaves) => runs.evaluate(id, node, leaves),
    examine: (id: number) => runs.examine(id),
    close: (id: number) => runs.close(id),
    tensors: () => runs.tensors(),
    loseContext: () => runs.loseContext(),
  };
}

export type EngineApi = ReturnType<typeof engineApi>;

/** Makes the worker that calls it one with an engine in it, and nothing else. */
export function serveEngine(tables: Tables, startWebGL?: () => WebGL): void {
  expose(engineApi(tables, startWebGL));
}
