import type { Plugin } from 'vite';

/** The bundler's own module for `import()`, which knows of styles and browsers that this site has not. */
const HELPER = /vite\/preload-helper\.js$/;

/**
 * Makes what stands around every `import()` small: the files that it will need are asked for at once, each by a link, and
 * then it imports. A file that fails to come fails in the import.
 */
export function preload(): Plugin {
  let base = '/';
  return {
    name: 'preload',
    enforce: 'pre',
    configResolved(config) {
      base = config.base;
    },
    load: {
      filter: { id: HELPER },
      handler: () => `
        const asked = new Set();
        export async function __vitePreload(load, files) {
          for (const file of files ?? []) {
            if (asked.has(file)) continue;
            asked.add(file);
            const link = document.createElement('link');
            link.rel = 'modulepreload';
            link.href = ${JSON.stringify(base)} + file;
            document.head.append(link);
          }
          return load();
        }`,
    },
  };
}
