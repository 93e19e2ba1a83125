/**
 * The English words that scripts ask for, file by file; those of `pages/` are asked for when the site is built. It stands apart
 * so that a page carries the addresses of one language only.
 */
const files = import.meta.glob<{ readonly words: unknown }>(['./*.ts', '!./index.ts', '!./load.ts']);

export const load = (name: string) => files[`./${name}.ts`]!();
