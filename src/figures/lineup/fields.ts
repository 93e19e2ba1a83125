import { initializerField } from '../../figure/common-fields.ts';
import type { Field } from '../../figure/field.ts';

/** The one control of the line-up: as found, or the control group. */
export const lineUpFields: readonly Field[] = [initializerField('E', 'zeros', ['zeros', 'normal'])];
