import { initializerNames, plainInitializers } from '../../engine/initializers.ts';
import { initializerField, trainingFields } from '../../figure/common-fields.ts';
import { defaultState, type Field } from '../../figure/field.ts';

/** Two films that a reader is likely to know, of the same Creative Type. */
export const DEFAULT_FILMS = { first: 'Alien (1979)', second: 'The Matrix (1999)' };

/** The controls of the film case, as found. */
export const filmFields: readonly Field[] = [
  initializerField('E', 'zeros', plainInitializers),
  initializerField('weights', 'glorot', initializerNames),
  initializerField('biases', 'zeros', plainInitializers),
  ...trainingFields('adam', '0.01'),
  { key: 'first', fallback: DEFAULT_FILMS.first, control: 'text', passive: true },
  { key: 'second', fallback: DEFAULT_FILMS.second, control: 'text', passive: true },
];

/** Everything that decides the run as found, but for its seed and where it is computed: what one button brings back. */
export const filmFound = defaultState(
  filmFields.filter(({ group, key }) => group && key !== 'seed' && key !== 'backend'),
);
