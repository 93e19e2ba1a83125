import type { Plugin } from 'vite';

/** How a distribution is made: `var normal = (function sourceRandomNormal(source) {…})(defaultSource)`. */
const MADE = '= (function sourceRandom';

/**
 * Ships only the distributions of d3-random that are used. A bundler cannot know that a call which makes one has no other
 * effect, and keeps them all, unless the call is marked as pure.
 */
export function d3Random(): Plugin {
  return {
    name: 'd3-random',
    transform: {
      filter: { id: /d3-random\.mjs$/ },
      handler(code) {
        const marked = code.replaceAll(MADE, MADE.replace('(', '/* @__PURE__ */ ('));
        if (marked !== code) return marked;
        throw new Error('d3-random no longer makes its distributions by calls: src/build/d3-random.ts needs a look.');
      },
    },
  };
}
