import { distances } from '../../graph/models/triplet-distances.ts';
import { plainInitializers } from '../../engine/initializers.ts';
import { initializerField, trainingFields } from '../../figure/common-fields.ts';
import type { Field } from '../../figure/field.ts';

/** The controls of the triplet model, as found. */
export const tripletFields: readonly Field[] = [
  initializerField('a', 'zeros', plainInitializers),
  initializerField('b', 'zeros', plainInitializers),
  initializerField('c', 'zeros', plainInitializers),
  initializerField('W', 'uniform', plainInitializers),
  initializerField('B', 'zeros', plainInitializers),
  { key: 'distance', fallback: 'squared', options: distances, control: 'choice', group: 'model' },
  { key: 'label', fallback: '0', options: ['0', '1'], control: 'choice', group: 'training' },
  ...trainingFields('sgd', '0.1'),
];

/** The initial values that one button brings back, and the distance with them. */
export const tripletFound: Readonly<Record<string, string>> = {
  a: 'zeros',
  b: 'zeros',
  c: 'zeros',
  W: 'uniform',
  B: 'zeros',
  distance: 'squared',
};
