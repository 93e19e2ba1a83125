import type { Plugin } from 'vite';

/**
 * tfjs publishes modules that Node cannot load by itself (deep paths without extensions), so every environment that
 * runs in Node (the build's, the dev server's) bundles them as the browser's does.
 */
export function tfjs(): Plugin {
  return {
    name: 'tfjs',
    config: () => ({
      // The package's front door registers every gradient and every chained method; `base` is the same without them.
      resolve: { alias: [{ find: /^@tensorflow\/tfjs-core$/, replacement: '@tensorflow/tfjs-core/dist/base' }] },
    }),
    configEnvironment(name) {
      return name === 'client' ? undefined : { resolve: { noExternal: [/@tensorflow\//] } };
    },
  };
}
