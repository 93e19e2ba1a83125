/**
 * The stock `@tensorflow/tfjs` package, its own ops, tape and optimizers. It runs in a thread of its own, because tfjs
 * keeps its engine on `globalThis`, where it would mix with the one under test.
 */
import { parentPort } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';
import type { Attributes, OpName } from '../../src/graph/graph.ts';
import { arriving, cases, type OpCase, type Operand, type Outcome } from './cases.ts';

type Tensor = tf.Tensor;
type Axes = number[] | undefined;

const axesOf = ({ axes }: Attributes): Axes => axes && [...axes];

/** Each op as a user of tfjs would write it. */
const stock: Readonly<Record<OpName, (x: Tensor[], attributes: Attributes) => Tensor>> = {
  parameter: ([x]) => tf.clone(x!),
  input: detached,
  constant: detached,
  matMul: ([a, b], { transposeA, transposeB }) => tf.matMul(a!, b!, transposeA, transposeB),
  add: ([a, b]) => tf.add(a!, b!),
  sub: ([a, b]) => tf.sub(a!, b!),
  mul: ([a, b]) => tf.mul(a!, b!),
  div: ([a, b]) => tf.div(a!, b!),
  maximum: (x) => tf.maximum(...broadcast(x)),
  square: ([x]) => tf.square(x!),
  sqrt: ([x]) => tf.sqrt(x!),
  relu: ([x]) => tf.relu(x!),
  sigmoid: ([x]) => tf.sigmoid(x!),
  tanh: ([x]) => tf.tanh(x!),
  softplus: ([x]) => tf.softplus(x!),
  sum: ([x], a) => tf.sum(x!, axesOf(a), a.keepDims),
  mean: ([x], a) => tf.mean(x!, axesOf(a), a.keepDims),
  norm: ([x], a) => tf.norm(x!, 'euclidean', axesOf(a), a.keepDims),
  sigmoidCrossEntropy: (x) => {
    const [label, logit] = broadcast(x);
    return tf.losses.sigmoidCrossEntropy(label, logit, undefined, 0, tf.Reduction.NONE);
  },
  embed: ([table, rows]) => tf.reshape(tf.gather(table!, rows!.as1D().toInt()), [rows!.shape[0]!, -1]),
  concat: (x, a) => tf.concat(x, a.axes?.[0] ?? -1),
  reshape: ([x], { shape }) => tf.reshape(x!, [...shape!]),
  stopGradient: detached,
  neg: ([x]) => tf.neg(x!),
  exp: ([x]) => tf.exp(x!),
  log: ([x]) => tf.log(x!),
  abs: ([x]) => tf.abs(x!),
  sin: ([x]) => tf.sin(x!),
  cos: ([x]) => tf.cos(x!),
  power: ([x], { exponent }) => tf.pow(x!, exponent!),
  minimum: (x) => tf.minimum(...broadcast(x)),
  max: ([x], a) => tf.max(x!, axesOf(a), a.keepDims),
  where: ([condition, a, b]) => tf.where(condition!.toBool(), a!, b!),
  softmax: ([z]) => tf.softmax(z!),
  logSoftmax: ([z]) => tf.logSoftmax(z!),
  softmaxCrossEntropy: ([y, z]) => tf.neg(tf.sum(tf.mul(y!, tf.logSoftmax(z!)), -1)),
  binaryCrossEntropy: ([y, p]) => tf.neg(tf.add(tf.mul(y!, tf.log(p!)), tf.mul(tf.sub(1, y!), tf.log(tf.sub(1, p!))))),
  leakyRelu: ([x], { slope }) => tf.leakyRelu(x!, slope),
  gelu: ([x]) => tf.mul(tf.mul(x!, 0.5), tf.add(1, tf.erf(tf.mul(x!, Math.SQRT1_2)))),
  transpose: ([x], { permutation }) => tf.transpose(x!, permutation && [...permutation]),
  pick: ([x], { from, shape }) => tf.reshape(tf.gather(tf.reshape(x!, [-1]), [...from!]), [...shape!]),
};

/** tfjs has no such op: the value leaves the tape and comes back as a new tensor. */
function detached([x]: Tensor[]): Tensor {
  return tf.tensor(x!.dataSync(), x!.shape);
}

/** The stock maximum has no gradient where its operands broadcast, and the stock loss refuses them: it is done for them. */
function broadcast([a, b]: Tensor[]): [Tensor, Tensor] {
  const shape = tf.broadcast_util.assertAndGetBroadcastShape(a!.shape, b!.shape);
  return [tf.broadcastTo(a!, shape), tf.broadcastTo(b!, shape)];
}

const tensorOf = ({ shape, values, rows }: Operand) => tf.tensor([...values], [...shape], rows ? 'int32' : 'float32');
const list = (tensor: Tensor) => [...tensor.dataSync()];

function outcome(op: OpName, { operands, attributes = {} }: OpCase): Outcome {
  const tensors = operands.map(tensorOf);
  const value = stock[op](tensors, attributes);
  const dy = tf.tensor(arriving(value.size), value.shape);
  const gradients = operands.map((operand, slot) => {
    if (operand.rows) return null;
    const others = (x: Tensor) => tensors.map((tensor, i) => (i === slot ? x : tensor));
    try {
      return list(tf.grad((x: Tensor) => stock[op](others(x), attributes))(tensors[slot]!, dy));
    } catch (error) {
      if (String(error).includes('Cannot compute gradient')) return null;
      throw error;
    }
  });
  return { shape: value.shape, value: list(value), gradients };
}

/** The pair model as its engineer would write it, trained by `tf.train`. */
export interface Training {
  readonly optimizer: 'sgd' | 'momentum' | 'rmsprop' | 'adagrad' | 'adam';
  readonly learningRate: number;
  readonly label: number;
  readonly steps: number;
  readonly parameters: Readonly<Record<'a' | 'b' | 'W' | 'B', readonly number[]>>;
  /** What each parameter loses of itself before each update, as a share. */
  readonly shrink?: number;
  /** Largest norm of all gradients together. */
  readonly clip?: number;
}

export interface Trained {
  /** Loss before each update. */
  readonly losses: readonly number[];
  readonly parameters: Readonly<Record<'a' | 'b' | 'W' | 'B', readonly number[]>>;
}

const trainers: Readonly<Record<Training['optimizer'], (rate: number) => tf.Optimizer>> = {
  sgd: (rate) => tf.train.sgd(rate),
  momentum: (rate) => tf.train.momentum(rate, 0.9),
  rmsprop: (rate) => tf.train.rmsprop(rate),
  adagrad: (rate) => tf.train.adagrad(rate, 0.1),
  adam: (rate) => tf.train.adam(rate),
};

function train({ optimizer, learningRate, label, steps, parameters, shrink = 0, clip = Infinity }: Training): Trained {
  const variable = (values: readonly number[], shape: [number, number]) => tf.variable(tf.tensor2d([...values], shape));
  const [a, b] = [variable(parameters.a, [1, 8]), variable(parameters.b, [1, 8])];
  const [W, B] = [variable(parameters.W, [8, 4]), variable(parameters.B, [1, 4])];
  const loss = (): tf.Scalar => {
    const vec = (x: Tensor) => tf.add(tf.matMul(x, W), B);
    const logit = tf.sum(tf.mul(vec(a), vec(b)), 1);
    return tf.mean(tf.losses.sigmoidCrossEntropy(tf.tensor1d([label]), logit));
  };
  const trainer = trainers[optimizer](learningRate);
  const losses = Array.from({ length: steps }, () => {
    const { value, grads } = tf.variableGrads(loss);
    const norm = tf.norm(tf.concat(Object.values(grads).map((g) => tf.reshape(g, [-1])))).dataSync()[0]!;
    const share = norm > clip ? clip / norm : 1;
    for (const variable of [a, b, W, B]) variable.assign(tf.mul(variable, 1 - shrink));
    trainer.applyGradients(Object.fromEntries(Object.entries(grads).map(([name, g]) => [name, tf.mul(g, share)])));
    return value.dataSync()[0]!;
  });
  return { losses, parameters: { a: list(a), b: list(b), W: list(W), B: list(B) } };
}

/** What the thread is asked: all cases of an op, or a training run. */
export type Question = { readonly id: number } & ({ readonly op: OpName } | { readonly training: Training });

parentPort?.on('message', (question: Question) => {
  const { id } = question;
  try {
    const answer =
      'op' in question ? cases[question.op].map((opCase) => outcome(question.op, opCase)) : train(question.training);
    parentPort!.postMessage({ id, answer });
  } catch (error) {
    parentPort!.postMessage({ id, error: (error as Error).stack });
  }
});
