import { globSync, readFileSync } from 'node:fs';

/** A stylesheet of the project: a file, or the styles of a component. */
export interface Stylesheet {
  readonly file: string;
  /** Without comments. */
  readonly text: string;
}

const STYLES = /<style[^>]*>([\s\S]*?)<\/style>/g;
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g;
const read = (file: string) => readFileSync(file, 'utf8');

/** Every stylesheet of `src`. */
export const stylesheets: readonly Stylesheet[] = [
  ...globSync('src/**/*.css').map((file) => ({ file, text: read(file) })),
  ...globSync('src/**/*.astro').map((file) => ({
    file,
    text: [...read(file).matchAll(STYLES)].map(([, text]) => text!).join('\n'),
  })),
].map(({ file, text }) => ({ file, text: text.replace(/\/\*[\s\S]*?\*\//g, '') }));

/** Everything in `src` and `content` that can give an element a class: markup, scripts, chapters; no words for readers, no comments. */
export const markup: readonly string[] = globSync(['src/**/*.{astro,ts}', 'content/**/*.mdx'])
  .filter((file) => !file.startsWith('src/words/'))
  .map((file) => read(file).replace(STYLES, '').replace(COMMENTS, ''));
