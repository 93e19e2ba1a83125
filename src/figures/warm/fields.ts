import { seedField } from '../../figure/common-fields.ts';
import type { Field } from '../../figure/field.ts';

/** The controls of the warm start. @param features names of the features that can join late. */
export function warmFields(features: readonly string[]): readonly Field[] {
  return [
    {
      key: 'feature',
      fallback: DEFAULT_FEATURE,
      options: features,
      verbatim: true,
      control: 'select',
      group: 'initial',
    },
    { key: 'added', fallback: 'zeros', options: ['zeros', 'normal'], control: 'choice', group: 'initial' },
    seedField(),
  ];
}

/** It tells much about a film's Creative Type, so that having it shows. */
const DEFAULT_FEATURE = 'Major Genre';
