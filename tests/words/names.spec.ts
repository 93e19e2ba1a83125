import { expect, test } from '@playwright/test';
import { filmGraph } from '../../src/figures/film/spec.ts';
import { minis } from '../../src/figures/mini/models.ts';
import { warmModels } from '../../src/figures/warm/spec.ts';
import { parametersOf, type Graph } from '../../src/graph/graph.ts';
import { pairModel } from '../../src/graph/models/pair.ts';
import { trioModel } from '../../src/graph/models/trio.ts';
import { tripletModel } from '../../src/graph/models/triplet.ts';
import { nameOf } from '../../src/graph/tensor-name.ts';
import { wordsIn } from '../../src/words/index.ts';
import { films } from '../films/films.ts';

const { tensors } = wordsIn('en').shared;
const namesIn = (graph: Graph) => parametersOf(graph).map((node) => nameOf(node, tensors));

/** What readers of English call the tensors of each model. */
const names: readonly (readonly [graph: Graph, names: string])[] = [
  [pairModel(), 'Embedding a, Weights W, Embedding b, Bias B'],
  [tripletModel(), 'Embedding a, Embedding b, Embedding c, Weights W, Bias B'],
  [trioModel(), 'Embedding a, Embedding b, Embedding c, Weights W, Bias B'],
  [filmGraph(films), 'Embeddings, Weights 1, Bias 1, Weights 2, Bias 2, Weights 3, Bias 3'],
  [minis.lora.graph(), 'Matrix A, Matrix B'],
  [minis.factors.graph(), 'Users U, Items V'],
  [minis.machine.graph(), 'Weights w, Factors V'],
  [minis.word2vec.graph(), 'Input table E, Output table O'],
  [minis.rezero.graph(), 'Layer below h, Weights W, Gate alpha'],
  [minis.controlnet.graph(), 'Zero convolution 1, Copied weights W, Zero convolution 2'],
  [minis.gate.graph(), 'Gate layer P, Branch r, Gate layer Q, Layer below h'],
  [minis['relu-gates'].graph(), 'Weights W'],
  [minis['mlp-tanh'].graph(), 'Weights 1, Bias 1, Weights 2, Bias 2'],
  [minis.zero.graph(), 'Factor u, Factor v'],
  [minis.nan.graph(), 'Vector u, Vector v'],
];

test('every tensor of the chapters has the name that readers know', () => {
  for (const [graph, expected] of names) expect(namesIn(graph).join(', ')).toBe(expected);
});

test('the table of a feature that joins late is called after the feature, whose name is data', () => {
  const { wide } = warmModels(films, 2);
  expect(namesIn(wide).slice(0, 2)).toEqual(['Embeddings', `Embeddings of ${films.features[2]!.name}`]);
});

test('a tensor without a role has a name of its own, or its id', () => {
  expect(nameOf({ id: 'p1', name: 'encoder.weight' }, tensors)).toBe('encoder.weight');
  expect(nameOf({ id: 'vec_a' }, tensors)).toBe('vec_a');
});
