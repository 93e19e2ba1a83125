import { distances } from '../../graph/models/triplet-distances.ts';
import { initializerField, trainingFields, type Field } from '../../figure/field.ts';

const INITIALIZERS = ['zeros', 'constant', 'uniform', 'normal'] as const;

/** The controls of the triplet model, as found. */
export const tripletFields: readonly Field[] = [
  initializerField('a', 'zeros', INITIALIZERS),
  initializerField('b', 'zeros', INITIALIZERS),
  initializerField('c', 'zeros', INITIALIZERS),
  initializerField('W', 'uniform', INITIALIZERS),
  initializerField('B', 'zeros', INITIALIZERS),
  { key: 'distance', fallback: 'squared', options: distances, control: 'choice', group: 'model' },
  { key: 'label', fallback: '0', options: ['0', '1'], control: 'choice', group: 'training' },
  ...trainingFields('sgd', '0.1', ['sgd', 'momentum', 'rmsprop', 'adagrad', 'adam']),
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
