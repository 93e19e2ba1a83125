/** As much as the bundler says of a file that it writes. */
interface Chunk {
  readonly facadeModuleId: string | null;
  readonly moduleIds: readonly string[];
}

const LIVE = /\/figures\/([\w-]+)\/live\.ts$/;
const WORDS = /\/words\/([\w-]+)\/[\w-]+\.ts$/;
const BUILT = /\/words\.([\w-]+)\.[^/]+$/;

/**
 * Names a script for the browser. Every figure has a `live.ts`, and every language the same files of words: their names
 * tell them apart, `_astro/pair-live.BK57WgTq.js` and `_astro/words.en.sixteen.DxVq1Z2k.js`.
 */
export function nameChunk({ facadeModuleId, moduleIds }: Chunk): string {
  const figure = LIVE.exec(facadeModuleId ?? '')?.[1];
  if (figure) return `_astro/${figure}-live.[hash].js`;
  const [language, ...others] = new Set(moduleIds.map((id) => WORDS.exec(id)?.[1]));
  return language && others.length === 0 ? `_astro/words.${language}.[name].[hash].js` : '_astro/[name].[hash].js';
}

/** The language whose words a built file holds; undefined when it holds none. */
export function languageOf(path: string): string | undefined {
  return BUILT.exec(path)?.[1];
}
