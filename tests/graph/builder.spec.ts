import { expect, test } from '@playwright/test';
import { graphBuilder } from '../../src/graph/builder.ts';
import { edgesInto, nodeOf } from '../../src/graph/graph.ts';
import { differentiable } from '../../src/graph/reach.ts';

test('a mistake in a model is refused with the node named', () => {
  const g = graphBuilder();
  g.parameter('a', [2]);
  expect(() => g.input('a', [2])).toThrow('Two nodes are called "a"');
  expect(() => g.apply('square', 'b', ['c'])).toThrow('No node "c" stands before this one');
  expect(() => g.apply('add', 'b', ['a'])).toThrow('b: add takes 2 operand(s), not 1.');
  expect(() => g.apply('parameter', 'b', [])).toThrow('b: A leaf has the shape it is given');
  expect(() => g.build('a')).toThrow('The loss must be a scalar; "a" is not.');
});

test('x times x has two edges, told apart by their slot', () => {
  const g = graphBuilder();
  g.parameter('x', [2]);
  const graph = g.build(g.apply('sum', 'loss', [g.apply('mul', 'xx', ['x', 'x'])]));
  expect(edgesInto(nodeOf(graph, 'xx')).map(({ id }) => id)).toEqual(['x->xx#0', 'x->xx#1']);
  expect(() => nodeOf(graph, 'y')).toThrow('The graph has no node "y". It has: x, xx, loss.');
});

test('a gradient travels through what a parameter stands behind, and stops at stopGradient', () => {
  const g = graphBuilder();
  const a = g.parameter('a', [2]);
  const kept = g.apply('stopGradient', 'kept', [g.apply('square', 'aa', [a])]);
  const fed = g.apply('mul', 'fed', [g.input('x', [2]), g.constant('c', [2], 1)]);
  const graph = g.build(g.apply('sum', 'loss', [g.apply('add', 'y', [g.apply('add', 'z', [kept, fed]), a])]));
  expect([...differentiable(graph)].sort()).toEqual(['a', 'aa', 'loss', 'y']);
});
