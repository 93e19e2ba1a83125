/** As much as the bundler says of a file that it writes. */
interface Chunk {
  readonly name: string;
  readonly moduleIds: readonly string[];
}

const SOURCE = /src\/words\/([\w-]+)\/[\w-]+\.ts$/;
const BUILT = /\/words\.([\w-]+)\.[^/]+$/;

/** Names a file for the browser; one of words after its language too: `_astro/words.en.sixteen.DxVq1Z2k.js`. */
export function nameChunk({ moduleIds }: Chunk): string {
  const [language, ...others] = new Set(moduleIds.map((id) => SOURCE.exec(id)?.[1]));
  return language && others.length === 0 ? `_astro/words.${language}.[name].[hash].js` : '_astro/[name].[hash].js';
}

/** The language whose words a built file holds; undefined when it holds none. */
export function languageOf(path: string): string | undefined {
  return BUILT.exec(path)?.[1];
}
