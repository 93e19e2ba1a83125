import type { Words } from '../words/words.ts';

type Labels = Readonly<Partial<Record<string, string>>>;

/** What a control is called. Every control of a field table has a word; what stands in a link only is called by its key. */
export function controlLabel(key: string, { controls }: Words): string {
  return (controls as Labels)[key] ?? key;
}

/** What a choice is called. A choice that is data, such as the name of a film's feature, has no other word. */
export function optionLabel(option: string, { options }: Words): string {
  return (options as Labels)[option] ?? option;
}
