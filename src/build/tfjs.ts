import type { Plugin } from 'vite';

/** What is asked of a browser here: no files, no texts, and no timers but its own. */
const BROWSER = `
import "../flags";
import { env } from "../environment";
import { isTypedArrayBrowser as isTypedArray } from "./is_typed_array_browser";
if (env().get("IS_BROWSER")) env().setPlatform("browser", { now: () => performance.now(), isTypedArray });
`;

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
  { file: /tfjs-core\/dist\/platforms\/platform_browser\.js$/, stub: BROWSER },
];

/** The methods that every backend begins with only say that it lacks them: what is called, both backends here have. */
const BACKEND = /tfjs-core\/dist\/backends\/backend\.js$/;
const NOT_IMPLEMENTED = /^ {4}\w+\([^)]*\) \{\n {8}return notYetImplemented\('\w+'\);\n {4}\}\n/gm;

/**
 * A namespace that is taken apart ships whole. WebGL borrows kernels from the CPU backend like that, and its shader compiler
 * one helper of all that backends have: both look names up instead.
 */
const TAKEN_APART = [
  {
    file: /tfjs-backend-webgl\/dist\/kernel_utils\/shared\.js$/,
    code: /[^]*const \{([^}]+)\} = shared;[^]*/,
    instead: (names: string) =>
      `export {${names.replaceAll(':', ' as')}} from '@tensorflow/tfjs-backend-cpu/dist/shared';`,
  },
  {
    file: /tfjs-backend-webgl\/dist\/shader_compiler\.js$/,
    code: /const \{ (\w+) \} = backend_util;/,
    instead: (name: string) => `const ${name} = backend_util.${name};`,
  },
];

/** Shaders are text, whose indentation a minifier leaves alone. */
const WITH_SHADERS = /tfjs-backend-webgl\/dist\//;
const INDENTATION = /\n[ \t]+/g;

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
      // No browser is Node.
      if (NODE_PLATFORM.test(id) && this.environment?.name === 'client') return 'export {};';
      return UNUSED.find(({ file }) => file.test(id))?.stub;
    },
    transform(code, id) {
      if (NODE_PLATFORM.test(id) && this.environment?.name !== 'client') return WITH_REQUIRE + code;
      if (BACKEND.test(id)) return code.replace(NOT_IMPLEMENTED, '');
      if (!WITH_SHADERS.test(id)) return undefined;
      const apart = TAKEN_APART.find(({ file }) => file.test(id));
      if (apart && !apart.code.test(code))
        throw new Error(`${id} no longer takes a namespace apart: src/build/tfjs.ts needs a look.`);
      const lookedUp = apart ? code.replace(apart.code, (_, names: string) => apart.instead(names)) : code;
      return lookedUp.replace(INDENTATION, '\n');
    },
  };
}
