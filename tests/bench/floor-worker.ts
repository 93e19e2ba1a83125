/** The pair model in plain loops over plain arrays: what this machine could do if nothing stood between. */
import { expose } from 'comlink';
import { spend, type Trainer } from './trainer.ts';

const INPUTS = 8;
const UNITS = 4;

/** Parameters, values and every edge's gradient: allocated once. */
interface Model {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly W: Float32Array;
  readonly B: Float32Array;
  readonly vecA: Float32Array;
  readonly vecB: Float32Array;
  readonly flowA: Float32Array;
  readonly flowB: Float32Array;
  readonly label: number;
  readonly rate: number;
}

let model: Model;

function dense({ W, B }: Model, x: Float32Array, result: Float32Array): void {
  for (let j = 0; j < UNITS; j++) {
    let sum = 0;
    for (let i = 0; i < INPUTS; i++) sum += x[i]! * W[i * UNITS + j]!;
    result[j] = sum + B[j]!;
  }
}

/** One forward pass, one backward pass, one update. @returns the loss before it */
function update(m: Model): number {
  dense(m, m.a, m.vecA);
  dense(m, m.b, m.vecB);
  let logit = 0;
  for (let j = 0; j < UNITS; j++) logit += m.vecA[j]! * m.vecB[j]!;
  const loss = Math.max(logit, 0) - m.label * logit + Math.log1p(Math.exp(-Math.abs(logit)));
  const g = 1 / (1 + Math.exp(-logit)) - m.label;
  for (let j = 0; j < UNITS; j++) {
    m.flowA[j] = g * m.vecB[j]!;
    m.flowB[j] = g * m.vecA[j]!;
  }
  for (let i = 0; i < INPUTS; i++) {
    let [toA, toB] = [0, 0];
    for (let j = 0; j < UNITS; j++) {
      const w = m.W[i * UNITS + j]!;
      toA += m.flowA[j]! * w;
      toB += m.flowB[j]! * w;
      m.W[i * UNITS + j] = w - m.rate * (m.a[i]! * m.flowA[j]! + m.b[i]! * m.flowB[j]!);
    }
    m.a[i]! -= m.rate * toA;
    m.b[i]! -= m.rate * toB;
  }
  for (let j = 0; j < UNITS; j++) m.B[j]! -= m.rate * (m.flowA[j]! + m.flowB[j]!);
  return loss;
}

const trainer: Trainer = {
  open({ parameters: { a, b, W, B }, label, learningRate }) {
    const units = () => new Float32Array(UNITS);
    model = {
      a: Float32Array.from(a),
      b: Float32Array.from(b),
      W: Float32Array.from(W),
      B: Float32Array.from(B),
      vecA: units(),
      vecB: units(),
      flowA: units(),
      flowB: units(),
      label,
      rate: learningRate,
    };
  },
  advance(steps, budget) {
    let loss = NaN;
    const taken = spend(steps, budget, () => (loss = update(model)));
    return { steps: taken, loss };
  },
};

expose(trainer);
