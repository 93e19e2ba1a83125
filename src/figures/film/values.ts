import { splitFilms, SPLIT_SEED, type FilmsByType } from '../../engine/pairs.ts';
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

const count = (number: number) => number.toLocaleString('en');
const inAll = (byType: FilmsByType) => byType.reduce((total, { length }) => total + length, 0);

/** Counts: nothing is trained for them. */
const facts = factSource({
  count: () => count(films.count),
  heldOut: () => count(inAll(splitFilms(films, SPLIT_SEED).heldOut)),
  features: () => String(films.features.length),
  rows: () => String(films.tableRows),
  embeddingSize: () => String(nodeOf(graph, 'E').shape[1]),
  batch: () => String(nodeOf(graph, 'cos').shape[0]),
  parameters: () => count(parametersOf(graph).reduce((total, { shape }) => total + sizeOf(shape), 0)),
  layerWeights: () =>
    count(
      parametersOf(graph)
        .filter(({ id }) => id.startsWith('W'))
        .reduce((total, { shape }) => total + sizeOf(shape), 0),
    ),
});

const runs = runSource(filmFields, (state) => filmSpec(graph, films, state), filmRuns);

export const filmValues = joinedSource(facts, runs);
