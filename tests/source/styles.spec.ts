import { expect, test } from '@playwright/test';
import { markup, stylesheets } from './stylesheets.ts';

/** Classes that packages write: KaTeX, CodeMirror, Astro's code blocks. */
const FOREIGN = /^(katex|mathnormal$|msupsub$|mfrac$|vlist$|cm-|astro-code$)/;

/** The classes that a stylesheet speaks of: in its selectors, which stand before a `{`. */
export function classesOf(css: string): Set<string> {
  const selectors = [...css.matchAll(/([^{};]+)\{/g)]
    .map(([, selector]) => selector!)
    .filter((one) => !one.includes('@'));
  return new Set(selectors.flatMap((one) => [...one.matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].map(([, name]) => name!)));
}

const words = new Set(markup.flatMap((text) => text.split(/[^\w-]+/)));
/** Beginnings of classes that are numbered or named when they are given: `flow-` of `flow-${level}`. */
const beginnings = new Set(
  markup.flatMap((text) => [...text.matchAll(/([a-z][\w-]*-)\$\{/g)].map(([, start]) => start!)),
);

const isUsed = (name: string): boolean =>
  words.has(name) || FOREIGN.test(name) || [...beginnings].some((start) => name.startsWith(start));

test('every class of a stylesheet is given to some element', () => {
  const unused = stylesheets.flatMap(({ file, text }) =>
    [...classesOf(text)].filter((name) => !isUsed(name)).map((name) => `${file}: .${name}`),
  );
  expect(unused).toEqual([]);
});

test('a class that no element has is found, in whatever rule it stands', () => {
  const css =
    '@media (min-width: 9px) { .figure > :is(.figure-dead, p) { color: red } } .edge:not(.flow-0) { gap: 1.5px }';
  expect([...classesOf(css)]).toEqual(['figure', 'figure-dead', 'edge', 'flow-0']);
  expect([...classesOf(css)].filter((name) => !isUsed(name))).toEqual(['figure-dead']);
});
