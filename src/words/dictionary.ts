/** All words of one language, by the file that holds them. A language that lacks one does not compile. */
export type Dictionary = typeof import('./en/index.ts');

/** The words of one file: `WordsOf<'sixteen'>`. */
export type WordsOf<Name extends keyof Dictionary> = Dictionary[Name];

/** The shared words where operations of a reader's own code have names as well as those of the chapters. */
export function withOperations({
  shared,
  operations,
}: Pick<Dictionary, 'shared' | 'operations'>): Dictionary['shared'] {
  return { ...shared, ops: { ...shared.ops, ...operations } };
}
