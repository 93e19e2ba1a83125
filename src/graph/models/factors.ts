import { graphBuilder } from '../builder.ts';
import type { Graph, NodeId } from '../graph.ts';

const NAMES: readonly NodeId[] = ['u', 'v', 'w', 'x'];

/** A product of two to four numbers under a sigmoid cross-entropy: the least model with so many factors. */
export function factorsModel(count: number): Graph {
  const g = graphBuilder();
  const [first, ...others] = NAMES.slice(0, count).map((name) => g.parameter(name, [1], 'factor'));
  const logit = others.reduce((product, factor) => g.apply('mul', `${product}${factor}`, [product, factor]), first!);
  const entropy = g.apply('sigmoidCrossEntropy', 'xent', [g.input('label', [1]), logit]);
  return g.build(g.apply('mean', 'loss', [entropy]));
}

/**
 * Steps that descent takes from `count` factors of one size, one of them negative, until the loss is at `below`; label 0.
 * Near 0 a half arrives, and each factor grows by f(u) = rate/2 · u^(count − 1) a step. The steps are the integral of 1/f,
 * and half the logarithm of f's growth more, since each step is as short as f was at its beginning.
 * @returns a number of steps that is not rounded up, in exact arithmetic; Infinity for a start at 0.
 */
export function predictFactors(count: number, rate: number, below: number): (eps: number) => number {
  const half = rate / 2;
  const end = (-Math.log(Math.expm1(below))) ** (1 / count);
  const powers = count - 2;
  return (eps) => {
    const longer = Math.log(end / eps);
    if (powers === 0) return Math.max(0, longer / Math.log1p(half));
    return Math.max(0, (eps ** -powers - end ** -powers) / (powers * half) + ((count - 1) / 2) * longer);
  };
}
