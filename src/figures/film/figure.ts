import type { Figure } from '../../figure/figure.ts';
import { modelReadings } from '../../figure/model-reading.ts';
import { films } from '../../build/films.ts';
import { filmFields } from './fields.ts';
import { filmGraph, filmSpec } from './spec.ts';
import { filmValues } from './values.ts';

const graph = filmGraph(films);

/** The case: the two-tower model on the films. */
export const film: Figure = {
  name: 'film',
  tags: ['Film'],
  fields: filmFields,
  graph: () => graph,
  spec: (state) => filmSpec(graph, films, state),
  readings: modelReadings.names,
  values: filmValues,
};
