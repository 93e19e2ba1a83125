import { streamOf } from '../engine/random.ts';
import { splitFilms, type FilmsByType } from '../films/pairs.ts';
import { filmFields } from '../figures/film-fields.ts';
import { filmGraph, filmSpec } from '../figures/film-spec.ts';
import { nodeOf, parametersOf, sizeOf } from '../graph/graph.ts';
import { films } from './films.ts';
import { factSource, runSource, type NamedRun } from './value-source.ts';

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
export const filmFacts = factSource({
  count: () => count(films.count),
  heldOut: () => count(inAll(splitFilms(films, streamOf).heldOut)),
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

export const filmValues = runSource(filmFields, (state) => filmSpec(graph, films, state), filmRuns);
