/** In the browser: trains the pair model in several ways by turns, each in a module worker of this page. */
import { wrap } from 'comlink';
import type { BackendName, SessionSpec } from '../../src/engine/protocol.ts';
import { replicaSpec } from '../../src/engine/replicas.ts';
import { BUDGET } from '../../src/figure/training.ts';
import type { EngineApi } from '../../src/engine/engine-api.ts';
import { pairModel } from '../../src/graph/models/pair.ts';
import { replicate } from '../../src/graph/replica.ts';
import type { Start, Trainer } from './trainer.ts';

/** What one contender managed. */
export interface Speeds {
  /** Steps per second, one number a round; the same round of another contender was measured right beside it. */
  readonly rounds: readonly number[];
  /** Loss before its hundredth step: all contenders must agree on it, or they do not compute the same thing. */
  readonly loss: number;
}

const workers: Worker[] = [];

function started<T>(script: string, name: string) {
  const worker = new Worker(script, { type: 'module', name });
  workers.push(worker);
  return wrap<T>(worker);
}

/**
 * The engine as the figures use it: same worker, same calls, whole frames with every gradient in them.
 * @param copies of the model, trained as one batch; one is the pair model itself, with what its figure asks for.
 */
function engine(copies = 1): Trainer {
  const remote = started<EngineApi>('/engine.js', 'engine');
  let at = 0;
  return {
    async open({ parameters, label, learningRate }, backend) {
      const initializers = Object.fromEntries(
        Object.entries(parameters).map(([id, values]) => [id, { name: 'values' as const, values }]),
      );
      const spec: SessionSpec = {
        graph: pairModel(),
        initializers,
        seed: 1,
        optimizer: 'sgd',
        learningRate,
        feed: { kind: 'fixed', values: { label: [label] } },
        roots: ['cos'],
      };
      const replica = replicate(spec.graph, copies);
      const variants = Array.from({ length: copies }, () => ({ initializers }));
      await remote.open(1, copies === 1 ? spec : replicaSpec(spec, replica, variants));
      if (backend === 'webgl') {
        const { usable, reason } = await remote.prepareWebGL(1);
        if (!usable) throw new Error(`WebGL cannot be measured here: ${reason}.`);
      }
      await remote.moveTo(1, backend);
    },
    async advance(steps, budget) {
      const frame = await remote.advance(1, { steps, budget });
      const taken = frame.step - at;
      at = frame.step;
      return { steps: taken, loss: frame.losses.find(({ step }) => step === at - 1)?.value ?? NaN };
    },
  };
}

const contenders: Readonly<Record<string, () => Trainer>> = {
  engine: () => engine(),
  sixteen: () => engine(16),
  bare: () => started<Trainer>('/bare.js', 'softplus') as Trainer,
  stockLoss: () => started<Trainer>('/bare.js', 'sigmoidCrossEntropy') as Trainer,
  arrays: () => started<Trainer>('/floor.js', 'floor') as Trainer,
};

async function round(trainer: Trainer, milliseconds: number): Promise<number> {
  const start = performance.now();
  let steps = 0;
  let passed = 0;
  do {
    steps += (await trainer.advance(Number.MAX_SAFE_INTEGER, BUDGET)).steps;
    passed = performance.now() - start;
  } while (passed < milliseconds);
  return (steps / passed) * 1000;
}

/**
 * @param names who takes part
 * @param rounds how often each contender has its turn. Every other round goes backwards through them.
 */
async function race(
  names: readonly string[],
  start: Start,
  backend: BackendName,
  rounds: number,
  milliseconds: number,
) {
  const racing = names.map((name) => ({
    name,
    trainer: contenders[name]!(),
    speeds: [] as number[],
    loss: NaN,
  }));
  for (const racer of racing) {
    await racer.trainer.open(start, backend);
    racer.loss = (await racer.trainer.advance(100, Infinity)).loss;
    await round(racer.trainer, milliseconds);
  }
  for (let i = 0; i < rounds; i++)
    for (const racer of i % 2 === 0 ? racing : [...racing].reverse())
      racer.speeds.push(await round(racer.trainer, milliseconds));
  workers.splice(0).forEach((worker) => worker.terminate());
  return Object.fromEntries(racing.map(({ name, speeds, loss }): [string, Speeds] => [name, { rounds: speeds, loss }]));
}

export type Race = typeof race;

Object.assign(globalThis, { race });
