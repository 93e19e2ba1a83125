/** The English words, file by file. It stands apart so that a page carries the addresses of one language only. */
const files = import.meta.glob<{ readonly words: unknown }>(['./*.ts', '!./index.ts', '!./load.ts']);

export const load = (name: string) => files[`./${name}.ts`]!();
