/**
 * The stock `@tensorflow/tfjs` package, its own ops, tape and optimizers. It runs in a thread of its own, because tfjs
 * keeps its engine on `globalThis`, where it would mix with the one under test.
 */
import { parentPort } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';
import type { OpName } from '../../src/graph/graph.ts';
import { arriving, type Outcome } from './cases.ts';
import type { OpCase, Operand } from './operands.ts';
import { oracle } from './oracle.ts';

type Tensor = tf.Tensor;

const tensorOf = ({ shape, values, rows }: Operand) => tf.tensor([...values], [...shape], rows ? 'int32' : 'float32');

const list = (tensor: Tensor) => [...tensor.dataSync()];

function outcome(op: OpName, { operands, attributes = {} }: OpCase): Outcome {
  const tensors = operands.map(tensorOf);
  const value = oracle[op].stock(tf, tensors, attributes);
  const dy = tf.tensor(arriving(value.size), value.shape);
  const gradients = operands.map((operand, slot) => {
    if (operand.rows) return null;
    const others = (x: Tensor) => tensors.map((tensor, i) => (i === slot ? x : tensor));
    try {
      return list(tf.grad((x: Tensor) => oracle[op].stock(tf, others(x), attributes))(tensors[slot]!, dy));
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
      'op' in question
        ? oracle[question.op].cases.map((opCase) => outcome(question.op, opCase))
        : train(question.training);
    parentPort!.postMessage({ id, answer });
  } catch (error) {
    parentPort!.postMessage({ id, error: (error as Error).stack });
  }
});
