import type { Plugin } from 'vite';

const GLUE = /micropython-webassembly-pyscript\/micropython\.mjs$/;
/** Where it asks whether it runs in Node, in either way, and what it is told. */
const ASKED: readonly (readonly [where: RegExp, answer: string])[] = [
  [/\bENVIRONMENT_IS_NODE\b(?!=[^=])/g, 'false'],
  [/\btypeof process\b(?!\.)/g, '"undefined"'],
];
const CHECK = 'function assert(';

/**
 * Ships MicroPython's JavaScript without what a browser never runs: its branches for Node, and checks that can only
 * fail where this project's own calls are wrong.
 */
export function micropython(): Plugin {
  return {
    name: 'micropython',
    transform: {
      filter: { id: GLUE },
      handler(code) {
        if (!ASKED.every(([where]) => code.match(where)) || !code.includes(CHECK))
          throw new Error('MicroPython no longer asks whether it runs in Node: src/build/micropython.ts needs a look.');
        const told = ASKED.reduce((text, [where, answer]) => text.replaceAll(where, answer), code);
        return told.replace(CHECK, `/* @__NO_SIDE_EFFECTS__ */ ${CHECK}`);
      },
    },
  };
}
