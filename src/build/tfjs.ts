import type { Plugin } from 'vite';

/**
 * tfjs publishes modules that Node cannot load by itself (deep paths without extensions), so every environment that
 * runs in Node (the build's, the dev server's) bundles them as the browser's does.
 */
export function tfjs(): Plugin {
  return {
    name: 'tfjs',
    configEnvironment(name) {
      return name === 'client' ? undefined : { resolve: { noExternal: [/@tensorflow\//] } };
    },
  };
}
