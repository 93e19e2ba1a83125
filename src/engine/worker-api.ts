import { transfer } from 'comlink';
import { Host } from './host.ts';
import type { Checkpoint, Frame, Limits, SessionSpec } from './protocol.ts';
import type { WebGL } from './webgl-host.ts';

/** A frame's arrays are views of a few buffers; they are handed over, not copied. */
function handOver(frame: Frame): Frame {
  const arrays = [...Object.values(frame.trace.values), ...Object.values(frame.trace.flows)];
  const buffers = new Set(arrays.map((array) => array!.buffer));
  return transfer(frame, [...buffers]);
}

/** What a worker with an engine in it answers to. @param startWebGL how to start WebGL; the CPU alone when absent. */
export function engineApi(startWebGL?: () => WebGL) {
  const host = new Host(() => performance.now(), startWebGL);
  return {
    open: (id: number, spec: SessionSpec, from?: Checkpoint) => handOver(host.open(id, spec, from)),
    advance: async (id: number, limits: Limits) => handOver(await host.advance(id, limits)),
    prepareWebGL: (id: number) => host.prepareWebGL(id),
    moveTo: (id: number, backend: 'cpu' | 'webgl') => host.moveTo(id, backend),
    logits: (id: number, a: Int32Array, b: Int32Array) => host.logits(id, a, b),
    examLogits: (id: number) => host.examLogits(id),
    close: (id: number) => host.close(id),
    tensors: () => host.tensors(),
    loseContext: () => host.loseContext(),
  };
}

export type EngineApi = ReturnType<typeof engineApi>;
