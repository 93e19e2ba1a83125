import { UNTOLD } from '../view/tensor-table.ts';
import type { Sealed } from './gate.ts';

/** Something that a script prints: which pass it belongs to, its title, the numbers. */
export type Printed = readonly [pass: Sealed, title: string, numbers: string];

/** What a script prints, in its order. @param sealed what is kept back */
export function printedText(blocks: readonly Printed[], sealed?: Sealed): string {
  return blocks
    .map(([pass, title, numbers]) => `${title}\n${sealed === 'forward' || sealed === pass ? UNTOLD : numbers}`)
    .join('\n\n');
}
