import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** One import of one module of `src`, be it of a value or of a type, at once or when it is asked for. */
export interface Import {
  readonly file: string;
  /** The folder of `src` that the file stands in. */
  readonly from: string;
  /** As it is written. */
  readonly target: string;
  readonly typeOnly: boolean;
}

/** @param text of the file. */
export function importsOf(file: string, text: string): Import[] {
  const statements = text.matchAll(/(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g);
  return [...statements].map(([, typeOnly, name, dynamic]) => ({
    file,
    from: file.split('/')[1]!,
    target: (name ?? dynamic)!,
    typeOnly: Boolean(typeOnly),
  }));
}

/** All there are. */
export const imports = globSync('src/**/*.{ts,astro}').flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));

/** The path, from the root of the project, of what is imported from a file of the project. */
export function pathOf({ file, target }: Pick<Import, 'file' | 'target'>): string {
  return normalize(join(dirname(file), target.replace(/\?.*/, '')));
}
