import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { anchors } from './src/build/anchors.ts';
import { captions } from './src/build/captions.ts';
import { citations } from './src/build/citations.ts';
import { nameChunk } from './src/build/file-names.ts';
import { d3Random } from './src/build/d3-random.ts';
import { fonts } from './src/build/fonts.ts';
import { formulas } from './src/build/formulas.ts';
import { micropython } from './src/build/micropython.ts';
import { offline } from './src/build/offline.ts';
import { preload } from './src/build/preload.ts';
import { python } from './src/build/python.ts';
import { tfjs } from './src/build/tfjs.ts';
import { defaultLanguage, languages } from './src/words/languages.ts';

/** What every live figure draws with and runs on comes in one piece: many small files compress worse. */
const codeSplitting = {
  groups: [
    {
      name: 'live',
      priority: 1,
      test: /\/(src\/(figure\/(draw-queue|backend-text|history|readings|set-text)|view\/(format|join|look|type-size|scale)|graph\/(graph|trace|builder|reach)|engine\/client)\.ts|node_modules\/(d3-selection|comlink)\/)/,
    },
    // What every page has must not come with what only some need.
    { name: 'common', priority: 4, test: /vite\/preload-helper|\/src\/figure\/memory\.ts/ },
    // The light part of every figure, before it is near.
    { name: 'shell', priority: 3, test: /\/src\/(figure\/(shell|codec|field|form|early)|words\/load)\.ts/ },
    { name: 'speech', priority: 2, test: /\/src\/words\/(speech|say)\.ts/ },
    { name: 'gate', priority: 2, test: /\/src\/figure\/gate\.ts/ },
    {
      name: 'run',
      priority: 1,
      test: /\/src\/(figure\/(live-run|player|page-engine|charts|common-fields|model-reading)|layout\/spread|engine\/initializers|view\/chart(-data|-frame)?)\.ts|node_modules\/d3-path\//,
    },
    {
      name: 'model',
      test: /\/src\/(figure\/(verdict-words|graph-panel|swept-graph|sweep-player)|graph\/(verdict|tell)|view\/(graph-view|lens|heatmap|tensor-table))\.ts/,
    },
  ],
};

export default defineConfig({
  // Where the site will live. Both matter to absolute addresses only: canonical links, and links under a sub-path.
  site: process.env.SITE ?? 'https://example.org',
  base: process.env.BASE_PATH ?? '/',
  trailingSlash: 'always',
  i18n: { defaultLocale: defaultLanguage, locales: Object.keys(languages), routing: { prefixDefaultLocale: false } },
  build: { format: 'directory', inlineStylesheets: 'never' },
  prefetch: false,
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      remarkPlugins: [remarkMath, citations],
      rehypePlugins: [[rehypeKatex, formulas], rehypeHeadingIds, anchors, captions],
    }),
  },
  integrations: [fonts(), mdx(), offline()],
  vite: {
    plugins: [preload(), tfjs(), d3Random(), python()],
    // Nothing is inlined: the content security policy allows scripts and fonts from files only.
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro marks every chapter with a directive of its own, and the bundler warns of each.
        onLog: (level, log, report) => /astro:head-inject/.test(log.message) || report(level, log),
      },
    },
    environments: { client: { build: { rolldownOptions: { output: { chunkFileNames: nameChunk, codeSplitting } } } } },
    worker: { format: 'es', plugins: () => [tfjs(), d3Random(), micropython(), python()] },
  },
});
