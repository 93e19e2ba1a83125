import type { Frame, SessionSpec } from '../engine/protocol.ts';
import { defaultState } from '../figure/field.ts';
import { readingOf } from '../figure/model-reading.ts';
import { yesOrNo } from '../figure/readings.ts';
import { filmFields } from '../figures/film/fields.ts';
import { filmGraph, filmSpec } from '../figures/film/spec.ts';
import { minis, miniSpec } from '../figures/mini/models.ts';
import type { NodeId } from '../graph/graph.ts';
import { tripletModel } from '../graph/models/triplet.ts';
import { receiversOf } from '../graph/reach.ts';
import type { Bench, Exercise } from './exercise.ts';
import * as models from './models.ts';

const { zeros, normal, values, data, runOf } = models;

/** What of a run is told, after so many steps. */
const reading =
  (spec: SessionSpec, name: string, steps = 0): Exercise =>
  async ({ train }) =>
    readingOf(name, await train(spec, steps), spec.graph);

/** Parameters that receive a gradient at any of the first steps: one that none has reached by then waits for ever. */
const EVER = 5;
async function everReached({ train }: Bench, spec: SessionSpec): Promise<string[]> {
  const reached = new Set<NodeId>();
  for (let step = 0; step <= EVER; step++)
    for (const id of receiversOf(spec.graph, (await train(spec, step)).trace)) reached.add(id);
  return [...reached];
}

/** The first step, counted from 0, at which a parameter receives a gradient. */
async function firstReached({ train }: Bench, spec: SessionSpec, id: NodeId): Promise<string> {
  for (let step = 0; step <= EVER; step++)
    if (receiversOf(spec.graph, (await train(spec, step)).trace).includes(id)) return String(step);
  return 'NaN';
}

/** The step at which the loss first was below a bound; undefined when it never was. */
const stepBelow = ({ losses }: Frame, bound: number) => losses.find(({ value }) => value < bound)?.step;

/** One pair of factors under label 1. */
const factors = (u: number, v: number) =>
  runOf(models.productOf(['u', 'v'], 1), { u: values(u), v: values(v) }, { label: [1] });

/** Three factors under label 0, as the escape of two is told. */
const threeFactors = (u: SessionSpec['initializers'][string]) =>
  runOf(models.productOf(['u', 'v', 'w'], 8), { u, v: u, w: u }, { label: [0] }, { learningRate: 0.5 });

/** Where a stuck model counts as escaped, as everywhere in the book. */
const ESCAPED = 0.68;

/** Every exercise, by its name in the chapters. */
export const exercises = {
  'ten-logits': reading(runOf(models.tenLogits, { logit: zeros }, { label: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0] }), 'loss'),

  async 'random-biases'({ train, films }) {
    const data = await films();
    const spec = filmSpec(filmGraph(data), data, { ...defaultState(filmFields), biases: 'normal' });
    return readingOf('moved.E', await train(spec, 1), spec.graph);
  },

  'decay-left': reading(
    runOf(models.weightOfNothing, { w: values(0.5) }, { x: [0], label: [1] }, { weightDecay: 1 }),
    'value.w',
    10,
  ),

  'shut-relu': reading(runOf(models.oneRelu, { w: values(-1) }, { x: [1], target: [1] }), 'state.w'),

  async 'what-leaves'({ train }) {
    const spec = factors(0, 2);
    const frame = await train(spec, 0);
    return ['gradient.uv', 'gradient.u', 'gradient.v'].map((name) => readingOf(name, frame, spec.graph)).join(';');
  },

  async 'sum-in-place-of-product'({ train }) {
    const start = { a: zeros, b: zeros, W: { name: 'uniform' }, B: zeros } as const;
    const { trace } = await train(runOf(models.pairSum, start, { label: [0] }), 0);
    return receiversOf(models.pairSum, trace).join();
  },

  async 'one-zero-factor'({ train }) {
    const spec = factors(2, 0);
    const [start, next] = [await train(spec, 0), await train(spec, 1)];
    const read = (name: string, frame: Frame) => readingOf(name, frame, spec.graph);
    return [read('gradient.u', start), read('gradient.v', start), read('value.v', next)].join(';');
  },

  async 'two-of-three'(bench) {
    const model = models.productOf(['u', 'v', 'w'], 3);
    return (await everReached(bench, runOf(model, { u: zeros, v: zeros, w: normal }, { label: [0] }))).join();
  },

  async 'two-heads'(bench) {
    const start = { user: normal, item: normal, head_user: zeros, head_item: zeros };
    return (await everReached(bench, runOf(models.twoHeads, start, { label: [0, 1, 1, 0] }))).join();
  },

  async 'equal-units'({ train }) {
    const half = { name: 'constant', scale: 0.5 } as const;
    const spec = { ...miniSpec(minis['mlp-tanh']), initializers: { W1: half, B1: zeros, W2: half, B2: zeros } };
    const W1 = (await train(spec, 200)).trace.values.W1!;
    return yesOrNo(W1.some((weight, i) => weight !== W1[i - (i % 3)]));
  },

  'new-rows': (bench) =>
    firstReached(
      bench,
      runOf(models.newFeature, { e: zeros, V: normal }, { base: [0.4, -0.6], target: [0.9, 0.1] }),
      'V',
    ),

  'nested-zeros': (bench) =>
    firstReached(
      bench,
      runOf(
        models.nestedZeros,
        { W: normal, A: normal, B: zeros, alpha: zeros },
        { x: data(6), target: data(12).slice(6) },
      ),
      'A',
    ),

  async 'three-small-factors'({ train }) {
    const frame = await train(threeFactors({ name: 'normal', scale: 1e-3 }), 10_000);
    const step = stepBelow(frame, ESCAPED);
    return step === undefined ? '4' : String(Math.round(Math.log10(step / 3)));
  },

  async 'three-tiny-factors'({ train }) {
    const spec = threeFactors({ name: 'normal', scale: 1e-30 });
    const frame = await train(spec, 200);
    if (receiversOf(spec.graph, frame.trace).length === 0) return 'never';
    return stepBelow(frame, ESCAPED) === undefined ? 'later' : 'soon';
  },

  'soft-margin': reading(runOf(models.softMargin, { a: zeros, b: zeros, c: zeros }), 'loss'),

  async 'inner-triplet'({ train }) {
    const graph = tripletModel('inner');
    const start = { a: normal, b: zeros, c: zeros, W: normal, B: zeros };
    return receiversOf(graph, (await train(runOf(graph, start, { label: [1] }), 0)).trace).join();
  },

  async 'zero-layers'(bench) {
    const start = { f1: normal, f2: zeros, g1: normal, g2: zeros };
    const spec = runOf(models.residualBlocks, start, { x: data(12), target: data(24).slice(12) });
    return (await everReached(bench, spec)).sort().join();
  },

  async attention({ train }) {
    const feed = { x1: [1, -0.5, 0.5], x2: [-0.5, 1, 0.5], target: [0.5, -1, 1] };
    const spec = runOf(models.attention, { Q: normal, K: zeros, V: normal }, feed);
    return receiversOf(spec.graph, (await train(spec, 0)).trace).join();
  },

  'frozen-factor': reading(
    runOf(models.frozenB, { A: normal }, { x: data(12), B: [0, 0, 0, 0, 0, 0], target: data(9) }),
    'moved.A',
    50,
  ),

  'double-sigmoid': reading(
    runOf(models.doubleSigmoid, { logit: zeros }, { label: [0] }, { learningRate: 100 }),
    'loss',
    1000,
  ),
} satisfies Readonly<Record<string, Exercise>>;

export type ExerciseName = keyof typeof exercises;
