import { defaultState, initializerField, trainingFields, type Field } from '../../figure/field.ts';

const EMBEDDINGS = ['zeros', 'constant', 'uniform', 'normal'] as const;

/** Two films that a reader is likely to know, of the same Creative Type. */
export const DEFAULT_FILMS = { first: 'Alien (1979)', second: 'The Matrix (1999)' };

/** The controls of the film case, as found. */
export const filmFields: readonly Field[] = [
  initializerField('E', 'zeros', EMBEDDINGS),
  initializerField('weights', 'glorot', [...EMBEDDINGS, 'glorot', 'he']),
  initializerField('biases', 'zeros', EMBEDDINGS),
  ...trainingFields('adam', '0.01', ['sgd', 'momentum', 'rmsprop', 'adagrad', 'adam']),
  { key: 'first', fallback: DEFAULT_FILMS.first, control: 'text', passive: true },
  { key: 'second', fallback: DEFAULT_FILMS.second, control: 'text', passive: true },
];

/** Everything that decides the run as found, but for its seed and where it is computed: what one button brings back. */
export const filmFound = defaultState(
  filmFields.filter(({ group, key }) => group && key !== 'seed' && key !== 'backend'),
);
