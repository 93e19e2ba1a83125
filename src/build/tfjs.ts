import type { Plugin } from 'vite';

/**
 * What no figure calls: saving models to the browser's stores, hashing strings, timing kernels, printing tensors, and tfjs's own
 * backward pass, for the engine walks the graph back itself.
 */
const UNUSED: readonly { readonly file: RegExp; readonly stub: string }[] = [
  { file: /tfjs-core\/dist\/io\/io\.js$/, stub: 'export {};' },
  { file: /tfjs-core\/dist\/hash_util\.js$/, stub: 'export {};' },
  {
    file: /tfjs-core\/dist\/tape\.js$/,
    stub: 'export const getFilteredNodesXToY = () => []; export const backpropagateGradients = () => undefined;',
  },
  { file: /tfjs-core\/dist\/profiler\.js$/, stub: 'export class Profiler {}' },
  { file: /tfjs-core\/dist\/tensor_format\.js$/, stub: "export const tensorToString = () => '';" },
  { file: /tfjs-core\/dist\/io\/local_storage\.js$/, stub: store('BrowserLocalStorage') },
  { file: /tfjs-core\/dist\/io\/indexed_db\.js$/, stub: store('BrowserIndexedDB') },
];

/** The names under which the browser's platform registers a store; without a scheme it goes without. */
function store(name: string): string {
  return `export const ${name} = {}; export class ${name}Manager {}`;
}

/** WebGL borrows from the CPU backend by taking a namespace apart, which ships all of it: names are looked up instead. */
const SHARED = /tfjs-backend-webgl\/dist\/kernel_utils\/shared\.js$/;
const TAKEN_APART = /const \{([^}]+)\} = shared;/;
const LENDER = '@tensorflow/tfjs-backend-cpu/dist/shared';

/** In Node, tfjs's ES modules call `require`, which ES modules there do not have. */
const NODE_PLATFORM = /tfjs-core\/dist\/platforms\/platform_node\.js$/;
const WITH_REQUIRE = `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n`;

/**
 * Makes tfjs fit: small in the browser, and loadable in Node. tfjs publishes modules that Node cannot load by itself
 * (deep paths without extensions), so every environment that runs in Node (the build's, the dev server's) bundles
 * them as the browser's does.
 */
export function tfjs(): Plugin {
  return {
    name: 'tfjs',
    // Before the dev server bundles dependencies and before Vite's own loading.
    enforce: 'pre',
    config: () => ({
      // The package's front door registers every gradient and every chained method; `base` is the same without them.
      resolve: { alias: [{ find: /^@tensorflow\/tfjs-core$/, replacement: '@tensorflow/tfjs-core/dist/base' }] },
    }),
    configEnvironment(name) {
      return name === 'client' ? undefined : { resolve: { noExternal: [/@tensorflow\//] } };
    },
    load(id) {
      return UNUSED.find(({ file }) => file.test(id))?.stub;
    },
    transform(code, id) {
      if (NODE_PLATFORM.test(id) && this.environment?.name !== 'client') return WITH_REQUIRE + code;
      if (!SHARED.test(id)) return undefined;
      const names = TAKEN_APART.exec(code)?.[1]?.replaceAll(':', ' as');
      if (!names) throw new Error('tfjs-backend-webgl no longer takes `shared` apart: src/build/tfjs.ts needs a look.');
      return `export {${names}} from '${LENDER}';`;
    },
  };
}
