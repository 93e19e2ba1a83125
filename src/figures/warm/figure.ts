import type { Figure } from '../../figure/figure.ts';
import { films } from '../../build/films.ts';
import { warmFields } from './fields.ts';
import { warmAnswers } from './report.ts';
import { warmValues } from './values.ts';

/** A feature that joins a trained model, and the same zeros from scratch. */
export const warm: Figure = {
  name: 'warm',
  tags: ['Warm'],
  fields: warmFields(films.features.map(({ name }) => name)),
  readings: warmAnswers,
  values: warmValues,
};
