import { plainInitializers } from '../../engine/initializers.ts';
import { initializerField, trainingFields } from '../../figure/common-fields.ts';
import type { Field } from '../../figure/field.ts';

/** The controls of the pair model, as found. */
export const pairFields: readonly Field[] = [
  initializerField('a', 'zeros', plainInitializers),
  initializerField('b', 'zeros', plainInitializers),
  initializerField('W', 'uniform', plainInitializers),
  initializerField('B', 'zeros', [...plainInitializers, 'published']),
  { key: 'label', fallback: '0', options: ['0', '1'], control: 'choice', group: 'training' },
  ...trainingFields('sgd', '0.1'),
];

/** Settings that one button makes. */
export const pairPresets: Readonly<Record<'found' | 'published', Readonly<Record<string, string>>>> = {
  found: { a: 'zeros', b: 'zeros', W: 'uniform', B: 'zeros', label: '0' },
  published: { a: 'zeros', b: 'zeros', W: 'uniform', B: 'published', label: '0' },
};
