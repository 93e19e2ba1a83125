import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';
import { squaredError } from './squared-error.ts';

const SHAPE = [2, 3];

/** A ReZero block: y = x + α tanh(x W). */
export function rezeroBlock(): Graph {
  const g = graphBuilder();
  const x = g.parameter('x', SHAPE, 'layerBelow');
  const W = g.parameter('W', [3, 3], 'weights');
  const alpha = g.parameter('alpha', [1], 'gate');
  const branch = g.apply('tanh', 'F', [g.apply('matMul', 'xW', [x, W])]);
  const y = g.apply('add', 'y', [x, g.apply('mul', 'gated', [alpha, branch])]);
  return g.build(squaredError(g, y, SHAPE));
}

/** A branch behind a gate of two layers: y = x + tanh(relu(r P) Q) ⊙ r, where r stands for all that feeds the branch. */
export function gatedBranch(): Graph {
  const g = graphBuilder();
  const P = g.parameter('P', [3, 3], 'gateLayer');
  const r = g.parameter('r', SHAPE, 'branch');
  const Q = g.parameter('Q', [3, 3], 'gateLayer');
  const x = g.parameter('x', SHAPE, 'layerBelow');
  const hidden = g.apply('relu', 'h', [g.apply('matMul', 'rP', [r, P])]);
  const gate = g.apply('tanh', 'gate', [g.apply('matMul', 'hQ', [hidden, Q])]);
  const y = g.apply('add', 'y', [g.apply('mul', 'gated', [gate, r]), x]);
  return g.build(squaredError(g, y, SHAPE));
}
