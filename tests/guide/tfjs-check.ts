/** Runs the field guide's check for tfjs, as the chapter prints it, on the stock package and the pair model as found. */
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';

const chapter = readFileSync(new URL('../../content/en/10-field-guide.mdx', import.meta.url), 'utf8');
const [, code] = /name="tfjs-states">\s*```js\n([\s\S]*?)```/.exec(chapter)!;

const zeros = (name: string, shape: number[]) => tf.variable(tf.zeros(shape), true, name);
const [a, b, B] = [zeros('a', [1, 8]), zeros('b', [1, 8]), zeros('B', [1, 4])];
const W = tf.variable(tf.randomUniform([8, 4]), true, 'W');
const spare = tf.variable(tf.ones([1]), true, 'spare');

const tower = (x: tf.Tensor) => tf.add(tf.matMul(x, W), B);
const lossOf = () => tf.losses.sigmoidCrossEntropy(tf.zeros([1]), tf.sum(tf.mul(tower(a), tower(b)), 1));
new Function('tf', 'lossOf', 'variables', 'model', 'batch', code!)(tf, lossOf, [a, b, W, B, spare]);
a.assign(tf.randomNormal([1, 8]));
new Function('tf', 'lossOf', 'variables', 'model', 'batch', code!)(tf, lossOf, [a, b, W, B, spare]);
