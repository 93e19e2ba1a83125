import { trainingFields } from '../figure/common-fields.ts';
import type { Field } from '../figure/field.ts';

/** How the Lab trains what the reader's program has built. It stays on the CPU: its ops have no WebGL kernels. */
export const labFields: readonly Field[] = trainingFields('sgd', '0.1').map((field) =>
  field.key === 'backend' ? { key: 'backend', fallback: 'cpu', options: ['cpu'] } : field,
);
