import { initializerField, trainingFields, type Field } from '../../figure/field.ts';

const INITIALIZERS = ['zeros', 'constant', 'uniform', 'normal'] as const;

/** The controls of the pair model, as found. */
export const pairFields: readonly Field[] = [
  initializerField('a', 'zeros', INITIALIZERS),
  initializerField('b', 'zeros', INITIALIZERS),
  initializerField('W', 'uniform', INITIALIZERS),
  initializerField('B', 'zeros', [...INITIALIZERS, 'published']),
  { key: 'label', fallback: '0', options: ['0', '1'], control: 'choice', group: 'training' },
  ...trainingFields('sgd', '0.1', ['sgd', 'momentum', 'rmsprop', 'adagrad', 'adam']),
];

/** Settings that one button makes. */
export const pairPresets: Readonly<Record<'found' | 'published', Readonly<Record<string, string>>>> = {
  found: { a: 'zeros', b: 'zeros', W: 'uniform', B: 'zeros', label: '0' },
  published: { a: 'zeros', b: 'zeros', W: 'uniform', B: 'published', label: '0' },
};
