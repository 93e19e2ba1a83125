/**
 * tfjs publishes its deep modules as ES modules without file extensions, which Node does not resolve by itself.
 * The site's bundler does; the pure tests, which run in Node, need this hook.
 */
import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Its ES modules also call `require`.
globalThis.require ??= createRequire(import.meta.url);

registerHooks({
  resolve(specifier, context, next) {
    const fromTfjs = context.parentURL?.includes('/@tensorflow/');
    if (specifier.startsWith('@tensorflow/') && specifier.includes('/dist/') && !specifier.endsWith('.js'))
      return next(`${specifier}.js`, context);
    if (fromTfjs && specifier.startsWith('.') && !specifier.endsWith('.js')) {
      const url = new URL(`${specifier}.js`, context.parentURL);
      return next(existsSync(fileURLToPath(url)) ? `${specifier}.js` : `${specifier}/index.js`, context);
    }
    return next(specifier, context);
  },
});
