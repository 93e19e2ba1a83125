/** What the browser runs: the engine under test on the page's own thread, with the same cases as Node. */
import { startCpu, use } from '../../src/engine/cpu.ts';
import { Runs } from '../../src/engine/runs.ts';
import { initialParameters } from '../../src/engine/vector.ts';
import type { BackendName, SessionSpec } from '../../src/engine/protocol.ts';
import { chapterTables } from '../../src/engine/tables.ts';
import { Session } from '../../src/engine/session.ts';
import type { WebGL } from '../../src/engine/webgl.ts';
import { startWebGL } from '../../src/engine/start-webgl.ts';
import type { OpName } from '../../src/graph/graph.ts';
import type { Outcome } from './cases.ts';
import { oracle } from './oracle.ts';
import { engineOutcome, poisoned } from './engine.ts';

/** Float32Arrays do not cross to Node, nor do NaN and infinities in JSON; plain arrays through Playwright do both. */
const plain = (arrays: Readonly<Partial<Record<string, Float32Array>>>): Record<string, number[]> =>
  Object.fromEntries(Object.entries(arrays).map(([id, array]) => [id, [...array!]]));

const noClock = () => 0;

let webgl: WebGL | undefined;

function onWebGL<T>(compute: () => T): T {
  startCpu();
  webgl ??= startWebGL();
  use('webgl');
  try {
    return compute();
  } finally {
    use('cpu');
  }
}

const page = {
  runs: undefined as Runs | undefined,

  /** Every case of an op on WebGL. */
  outcomes: (op: OpName): Outcome[] =>
    onWebGL(() => oracle[op].cases.map((opCase) => engineOutcome(op, opCase, chapterTables))),

  /** An op's value where its first operand begins with NaN. */
  poisoned: (op: OpName): number[] => onWebGL(() => poisoned(op, chapterTables)),

  initial: (spec: SessionSpec): number[] => [...initialParameters(spec)],

  /** One session that takes `steps` on the CPU or on WebGL and is shown there. */
  run(spec: SessionSpec, backend: BackendName, steps: number) {
    const compute = () => {
      const session = new Session(spec);
      session.moveTo(backend);
      const { loss, losses, trace, checkpoint } = session.advance({ steps, budget: Infinity }, noClock);
      session.dispose();
      return {
        loss,
        losses: losses.map(({ value }) => value),
        values: plain(trace.values),
        flows: plain(trace.flows),
        parameters: [...checkpoint.parameters],
      };
    };
    startCpu();
    return backend === 'webgl' ? onWebGL(compute) : compute();
  },

  open(spec: SessionSpec): number {
    page.runs ??= new Runs(chapterTables, () => performance.now(), startWebGL);
    return page.runs.open(1, spec).step;
  },

  async advance(steps: number) {
    const frame = await page.runs!.advance(1, { steps, budget: Infinity });
    const { backend, step, loss, losses, fallback, checkpoint } = frame;
    return { backend, step, loss, losses, fallback, parameters: [...checkpoint.parameters] };
  },

  prepare: () => page.runs!.prepareWebGL(1),
  move: (backend: BackendName) => page.runs!.moveTo(1, backend),
  lose: () => page.runs!.loseContext(),
  close: () => page.runs!.close(1),
  tensors: () => page.runs!.tensors(),
};

export type EnginePage = typeof page;

Object.assign(globalThis, { engine: page });
