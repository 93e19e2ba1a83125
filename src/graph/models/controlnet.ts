import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';
import { squaredError } from './squared-error.ts';

/** Pixels and channels. A 1×1 convolution is a matrix product at every pixel. */
const SHAPE = [3, 3];

/**
 * ControlNet: a trainable copy between two zero convolutions, beside the frozen model: y = F(x) + tanh((x + c Z₁) W) Z₂.
 * The frozen model's answer is fed in as `F`.
 */
export function controlNet(): Graph {
  const g = graphBuilder();
  const Z1 = g.parameter('Z1', [3, 3], 'zeroConvolution', '1');
  const W = g.parameter('W', [3, 3], 'copiedWeights');
  const Z2 = g.parameter('Z2', [3, 3], 'zeroConvolution', '2');
  const steered = g.apply('add', 'x+cZ1', [g.input('x', SHAPE), g.apply('matMul', 'cZ1', [g.input('c', SHAPE), Z1])]);
  const copy = g.apply('tanh', 'copy', [g.apply('matMul', 'product', [steered, W])]);
  const y = g.apply('add', 'y', [g.apply('matMul', 'copyZ2', [copy, Z2]), g.input('F', SHAPE)]);
  return g.build(squaredError(g, y, SHAPE));
}
