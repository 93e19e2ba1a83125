import type { Plugin } from 'vite';

const GLUE = /micropython-webassembly-pyscript\/micropython\.mjs$/;
/** Where it asks whether it runs in Node, in a shell or in a worker, in either way, and what it is told. */
const ASKED: readonly (readonly [where: RegExp, answer: string])[] = [
  [/\bENVIRONMENT_IS_NODE\b(?!=[^=])/g, 'false'],
  [/\btypeof process\b(?!\.)/g, '"undefined"'],
  [/\bENVIRONMENT_IS_SHELL\b(?!=[^=])/g, 'false'],
  [/\bENVIRONMENT_IS_WORKER\b(?!=[^=])/g, 'true'],
  [/\bglobalThis\.WorkerGlobalScope\b/g, 'true'],
];
const CHECK = 'function assert(';

/**
 * Ships MicroPython's JavaScript without what a browser's worker never runs: its branches for Node, for a shell and for
 * a page, and checks that can only fail where this project's own calls are wrong.
 */
export function micropython(): Plugin {
  return {
    name: 'micropython',
    transform: {
      filter: { id: GLUE },
      handler(code) {
        if (!ASKED.every(([where]) => code.match(where)) || !code.includes(CHECK))
          throw new Error('MicroPython no longer asks where it runs: src/build/micropython.ts needs a look.');
        const told = ASKED.reduce((text, [where, answer]) => text.replaceAll(where, answer), code);
        return told.replace(CHECK, `/* @__NO_SIDE_EFFECTS__ */ ${CHECK}`);
      },
    },
  };
}
