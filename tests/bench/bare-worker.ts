/** The pair model as a reader of tfjs's guide would train it: the stock package, its tape, its SGD. */
import * as tf from '@tensorflow/tfjs';
import { expose } from 'comlink';
import { spend, type Trainer } from './trainer.ts';

type Loss = (logit: tf.Tensor, label: tf.Tensor) => tf.Scalar;

/** The worker's name decides. */
const losses: Readonly<Record<string, Loss>> = {
  softplus: (z, y) => tf.mean(tf.sub(tf.softplus(z), tf.mul(y, z))),
  sigmoidCrossEntropy: (z, y) => tf.losses.sigmoidCrossEntropy(y, z),
};

/** tfjs asks for a context that no software renderer gives it, but takes one that it is handed. */
function startWebGL(): void {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2', { alpha: false, antialias: false, depth: false })!;
  tf.setWebGLContext(2, gl);
  tf.env().set('WEBGL_VERSION', 2);
  tf.removeBackend('webgl');
  tf.registerBackend('webgl', () => new tf.MathBackendWebGL(new tf.GPGPUContext(gl)));
}

let update: () => tf.Scalar;

const trainer: Trainer = {
  async open({ parameters, label, learningRate }, backend) {
    if (backend === 'webgl') startWebGL();
    await tf.setBackend(backend);
    const variable = (values: readonly number[], rows: number) =>
      tf.variable(tf.tensor2d([...values], [rows, values.length / rows]));
    const [a, b, W, B] = [
      variable(parameters.a, 1),
      variable(parameters.b, 1),
      variable(parameters.W, 8),
      variable(parameters.B, 1),
    ];
    const y = tf.tensor1d([label]);
    const sgd = tf.train.sgd(learningRate);
    const loss = () => {
      const vec = (x: tf.Tensor2D) => tf.add(tf.matMul(x, W), B);
      return losses[self.name]!(tf.sum(tf.mul(vec(a), vec(b)), 1), y);
    };
    update = () => {
      const { value, grads } = tf.variableGrads(loss);
      sgd.applyGradients(grads);
      tf.dispose(grads);
      return value;
    };
  },

  advance(steps, budget) {
    let last: tf.Scalar | undefined;
    const taken = spend(steps, budget, () => {
      last?.dispose();
      last = update();
    });
    const loss = last!.dataSync()[0]!;
    last!.dispose();
    return { steps: taken, loss };
  },
};

expose(trainer);
