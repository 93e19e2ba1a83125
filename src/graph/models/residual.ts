import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';
import { squaredError } from './squared-error.ts';

const SHAPE = [2, 3];

/** A ReZero block: y = h + α tanh(h W), where h stands for the layers before it. */
export function rezeroBlock(): Graph {
  const g = graphBuilder();
  const h = g.parameter('h', SHAPE, 'layerBelow');
  const W = g.parameter('W', [3, 3], 'weights');
  const alpha = g.parameter('alpha', [1], 'gate');
  const branch = g.apply('tanh', 'F', [g.apply('matMul', 'hW', [h, W])]);
  const y = g.apply('add', 'y', [h, g.apply('mul', 'gated', [alpha, branch])]);
  return g.build(squaredError(g, y, SHAPE));
}

/** A branch behind a gate of two layers: y = h + tanh(relu(r P) Q) ⊙ r, where r stands for all that feeds the branch. */
export function gatedBranch(): Graph {
  const g = graphBuilder();
  const P = g.parameter('P', [3, 3], 'gateLayer');
  const r = g.parameter('r', SHAPE, 'branch');
  const Q = g.parameter('Q', [3, 3], 'gateLayer');
  const h = g.parameter('h', SHAPE, 'layerBelow');
  const shut = g.apply('relu', 'relu', [g.apply('matMul', 'rP', [r, P])]);
  const gate = g.apply('tanh', 'gate', [g.apply('matMul', 'product', [shut, Q])]);
  const y = g.apply('add', 'y', [g.apply('mul', 'gated', [gate, r]), h]);
  return g.build(squaredError(g, y, SHAPE));
}
