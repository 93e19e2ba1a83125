import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { anchors } from './src/build/anchors.ts';
import { citations } from './src/build/citations.ts';
import { nameChunk } from './src/build/file-names.ts';
import { fonts } from './src/build/fonts.ts';
import { formulas } from './src/build/formulas.ts';
import { micropython } from './src/build/micropython.ts';
import { offline } from './src/build/offline.ts';
import { python } from './src/build/python.ts';
import { tfjs } from './src/build/tfjs.ts';
import { defaultLanguage, languages } from './src/words/languages.ts';

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
      rehypePlugins: [[rehypeKatex, formulas], rehypeHeadingIds, anchors],
    }),
  },
  integrations: [fonts(), mdx(), offline()],
  vite: {
    plugins: [tfjs(), python()],
    // Nothing is inlined: the content security policy allows scripts and fonts from files only.
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro marks every chapter with a directive of its own, and the bundler warns of each.
        onLog: (level, log, report) => /astro:head-inject/.test(log.message) || report(level, log),
      },
    },
    environments: { client: { build: { rolldownOptions: { output: { chunkFileNames: nameChunk } } } } },
    worker: { format: 'es', plugins: () => [tfjs(), micropython(), python()] },
  },
});
