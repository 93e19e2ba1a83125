import type { Initializer } from '../engine/initializers.ts';
import type { SessionSpec } from '../engine/protocol.ts';
import { graphBuilder, type GraphBuilder } from '../graph/builder.ts';
import type { Graph, NodeId, Shape } from '../graph/graph.ts';
import { EMBEDDING_SIZE, LAYER_SIZE } from '../graph/models/pair.ts';
import { squaredError } from '../graph/models/squared-error.ts';

export const zeros: Initializer = { name: 'zeros' };
export const normal: Initializer = { name: 'normal', scale: 0.5 };
export const values = (...some: readonly number[]): Initializer => ({ name: 'values', values: some });

/** Numbers that stand for data: fixed, and none of them zero. */
export const data = (size: number): number[] => Array.from({ length: size }, (_, i) => Math.sin(1 + 2.4 * i));

/** A run on the same numbers at every step, with SGD. */
export function runOf(
  graph: Graph,
  initializers: SessionSpec['initializers'],
  feed: Readonly<Record<NodeId, readonly number[]>> = {},
  other: Partial<SessionSpec> = {},
): SessionSpec {
  return {
    graph,
    initializers,
    seed: 1,
    optimizer: 'sgd',
    learningRate: 0.1,
    feed: { kind: 'fixed', values: feed },
    ...other,
  };
}

function modelOf(build: (g: GraphBuilder) => NodeId): Graph {
  const g = graphBuilder();
  return g.build(build(g));
}

/** Mean cross-entropy of a logit against a label that is fed in. */
function crossEntropy(g: GraphBuilder, logit: NodeId, shape: Shape): NodeId {
  return g.apply('mean', 'loss', [g.apply('sigmoidCrossEntropy', 'xent', [g.input('label', shape), logit])]);
}

/** Ten logits and nothing else. */
export const tenLogits = modelOf((g) => crossEntropy(g, g.parameter('logit', [10]), [10]));

/** A weight whose data are all zero. */
export const weightOfNothing = modelOf((g) =>
  crossEntropy(g, g.apply('mul', 'wx', [g.parameter('w', [1]), g.input('x', [1])]), [1]),
);

/** One ReLU, one weight. */
export const oneRelu = modelOf((g) => {
  const wx = g.apply('mul', 'wx', [g.parameter('w', [1]), g.input('x', [1])]);
  return squaredError(g, g.apply('relu', 'h', [wx]), [1]);
});

/** So many factors and their product, summed: a logit. */
export function productOf(factors: readonly NodeId[], size: number): Graph {
  return modelOf((g) => {
    const [first, ...rest] = factors.map((id) => g.parameter(id, [size]));
    const product = rest.reduce((sofar, id) => g.apply('mul', `${sofar}${id}`, [sofar, id]), first!);
    return crossEntropy(g, g.apply('sum', 'logit', [product], { axes: [0] }), []);
  });
}

/** The pair model with a plus in place of its product. */
export const pairSum = modelOf((g) => {
  const W = g.parameter('W', [EMBEDDING_SIZE, LAYER_SIZE]);
  const B = g.parameter('B', [1, LAYER_SIZE]);
  const vector = (id: NodeId) =>
    g.apply('add', `vec_${id}`, [g.apply('matMul', `${id}W`, [g.parameter(id, [1, EMBEDDING_SIZE]), W]), B]);
  const sum = g.apply('add', 'sum', [vector('a'), vector('b')]);
  return crossEntropy(g, g.apply('sum', 'logit', [sum], { axes: [1] }), [1]);
});

/** Two towers of one linear layer each, and their inner product. */
export const twoHeads = modelOf((g) => {
  const tower = (id: NodeId) =>
    g.apply('matMul', `vec_${id}`, [g.parameter(id, [4, 3]), g.parameter(`head_${id}`, [3, 2])]);
  const product = g.apply('mul', 'product', [tower('user'), tower('item')]);
  return crossEntropy(g, g.apply('sum', 'logit', [product], { axes: [1] }), [4]);
});

/** A new feature's embedding e, and the rows V that it comes in through, beside what the model knew: `base`. */
export const newFeature = modelOf((g) => {
  const joined = g.apply('matMul', 'eV', [g.parameter('e', [1, 3]), g.parameter('V', [3, 2])]);
  const hidden = g.apply('tanh', 'h', [g.apply('add', 'z', [joined, g.input('base', [1, 2])])]);
  return squaredError(g, hidden, [1, 2]);
});

/** y = x + α(tanh(xW) + xAB): a gate that starts at zero, and behind it an adapter whose B does. */
export const nestedZeros = modelOf((g) => {
  const x = g.input('x', [2, 3]);
  const branch = g.apply('tanh', 'branch', [g.apply('matMul', 'xW', [x, g.parameter('W', [3, 3])])]);
  const xA = g.apply('matMul', 'xA', [x, g.parameter('A', [3, 2])]);
  const adapted = g.apply('add', 'adapted', [branch, g.apply('matMul', 'xAB', [xA, g.parameter('B', [2, 3])])]);
  const gated = g.apply('mul', 'gated', [g.parameter('alpha', [1]), adapted]);
  return squaredError(g, g.apply('add', 'y', [x, gated]), [2, 3]);
});

/** The homework's triplet with a soft margin, ln(1 + e^d), in place of the hinge. */
export const softMargin = modelOf((g) => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => g.parameter(id, [1, EMBEDDING_SIZE])) as [NodeId, NodeId, NodeId];
  const distance = (name: string, other: NodeId) =>
    g.apply('sum', name, [g.apply('square', `${name}²`, [g.apply('sub', `${name}−`, [a, other])])], { axes: [1] });
  const gap = g.apply('sub', 'gap', [distance('near', b), distance('far', c)]);
  return g.apply('mean', 'loss', [g.apply('softplus', 'soft', [gap])]);
});

/** Two residual blocks one after the other; the second layer of each, f2 and g2, starts at zero. */
export const residualBlocks = modelOf((g) => {
  const block = (name: string, x: NodeId) => {
    const hidden = g.apply('matMul', `${name}1x`, [x, g.parameter(`${name}1`, [3, 4])]);
    const out = g.apply('matMul', `${name}2h`, [
      g.apply('relu', `${name}h`, [hidden]),
      g.parameter(`${name}2`, [4, 3]),
    ]);
    return g.apply('add', `${name}out`, [x, out]);
  };
  return squaredError(g, block('g', block('f', g.input('x', [4, 3]))), [4, 3]);
});

/** y = xAB with B fed in: a matrix that nothing trains. */
export const frozenB = modelOf((g) => {
  const xA = g.apply('matMul', 'xA', [g.input('x', [3, 4]), g.parameter('A', [4, 2])]);
  return squaredError(g, g.apply('matMul', 'xAB', [xA, g.input('B', [2, 3])]), [3, 3]);
});

/** A sigmoid in front of a loss that applies one itself. */
export const doubleSigmoid = modelOf((g) => crossEntropy(g, g.apply('sigmoid', 'p', [g.parameter('logit', [1])]), [1]));

/**
 * Attention of two tokens over each other: the softmax over two scores is a sigmoid of their difference. The queries are
 * xQ, the keys xK, the values xV.
 */
export const attention = modelOf((g) => {
  const [first, second] = [g.input('x1', [1, 3]), g.input('x2', [1, 3])];
  const [Q, K, V] = ['Q', 'K', 'V'].map((id) => g.parameter(id, [3, 3])) as [NodeId, NodeId, NodeId];
  const apart = g.apply('sub', 'x1−x2', [first, second]);
  const query = g.apply('matMul', 'query', [first, Q]);
  const keys = g.apply('matMul', 'keys', [apart, K]);
  const score = g.apply('sum', 'score', [g.apply('mul', 'query·keys', [query, keys])], { axes: [1] });
  const share = g.apply('sigmoid', 'share', [score]);
  const seen = g.apply('matMul', 'seen', [apart, V]);
  const mixed = g.apply('mul', 'mixed', [share, seen]);
  return squaredError(g, g.apply('add', 'out', [mixed, g.apply('matMul', 'rest', [second, V])]), [1, 3]);
});
