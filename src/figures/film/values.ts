import { streamOf } from '../../engine/random.ts';
import { splitFilms, type FilmsByType } from '../../films/pairs.ts';
import { filmFields } from './fields.ts';
import { filmGraph, filmSpec } from './spec.ts';
import { nodeOf, parametersOf, sizeOf } from '../../graph/graph.ts';
import { films } from '../../build/films.ts';
import { factSource, joinedSource, runSource, type NamedRun } from '../../figure/value-source.ts';

/** The runs that the text speaks of. */
const filmRuns: Readonly<Record<string, NamedRun>> = {
  found: { change: {}, steps: 0 },
  found150: { change: {}, steps: 150 },
  normal150: { change: { E: 'normal' }, steps: 150 },
};

const graph = filmGraph(films);

const inAll = (byType: FilmsByType) => byType.reduce((total, { length }) => total + length, 0);

/** Counts: nothing is trained for them. */
const facts = factSource({
  count: () => films.count,
  heldOut: () => inAll(splitFilms(films, streamOf).heldOut),
  features: () => films.features.length,
  rows: () => films.tableRows,
  embeddingSize: () => nodeOf(graph, 'E').shape[1]!,
  batch: () => nodeOf(graph, 'cos').shape[0]!,
  parameters: () => parametersOf(graph).reduce((total, { shape }) => total + sizeOf(shape), 0),
  layerWeights: () =>
    parametersOf(graph)
      .filter(({ id }) => id.startsWith('W'))
      .reduce((total, { shape }) => total + sizeOf(shape), 0),
});

const runs = runSource(filmFields, (state) => filmSpec(graph, films, state), filmRuns);

export const filmValues = joinedSource(facts, runs);
