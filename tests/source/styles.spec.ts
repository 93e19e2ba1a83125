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

/** The declarations of a property, with their place: `src/styles/table.css: padding: 0.3rem`. */
function declarationsOf(properties: RegExp): string[] {
  return stylesheets
    .filter(({ file }) => !file.endsWith('/tokens.css'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)]
        .filter(([, property]) => properties.test(property!))
        .map(([, property, value]) => `${file}: ${property}: ${value!.trim()}`),
    );
}

/** A length that is written out; zero is zero in any unit. */
const LENGTH = /(?<![\w.-])-?(?!0*\.?0*(rem|px))[\d.]+(rem|px)\b/;
const REM = /(?<![\w.-])-?(?!0*\.?0*rem)[\d.]+rem\b/;

test('type is of the sizes of tokens.css, or follows the type around it', () => {
  const sizes = declarationsOf(/^font(-size)?$/);
  expect(sizes.length).toBeGreaterThan(80);
  expect(sizes.filter((one) => LENGTH.test(one))).toEqual([]);
});

test('margins, paddings and gaps are steps of tokens.css', () => {
  const distances = declarationsOf(/^((scroll-)?(margin|padding)(-\w+)*|(row-|column-)?gap)$/);
  expect(distances.length).toBeGreaterThan(200);
  expect(distances.filter((one) => REM.test(one))).toEqual([]);
});

test('what depends on the width of the screen depends on it in em, so that it follows the reader’s size of letters', () => {
  const queries = [...stylesheets, ...markup.map((text) => ({ file: 'markup', text }))].flatMap(({ file, text }) =>
    [...text.matchAll(/@(?:media|container)[^{]*\{/g)].map(([query]) => `${file}: ${query}`),
  );
  expect(queries.length).toBeGreaterThan(40);
  expect(queries.filter((query) => /\d(px|rem)\b/.test(query))).toEqual([]);
});

test('every step, size and colour of tokens.css is used', () => {
  const tokens = [...stylesheets.find(({ file }) => file.endsWith('/tokens.css'))!.text.matchAll(/(--[\w-]+)\s*:/g)];
  const everything = [...stylesheets.map(({ text }) => text), ...markup].join('\n');
  const unused = tokens.filter(([, name]) => !everything.includes(`var(${name})`) && !isNumbered(name!, everything));
  expect([...new Set(unused.map(([, name]) => name))]).toEqual([]);
});

/** Named in a script with its number: `var(--flow-${level})`. */
const isNumbered = (name: string, text: string): boolean => text.includes(`${name.replace(/\d+$/, '')}\${`);

test('a length that is written out is found, and zero is none', () => {
  for (const raw of ['a: font-size: 12px', 'a: padding: 0 0.3rem', 'a: gap: calc(1rem + 2vw)', 'a: margin: -0.5rem'])
    expect(raw).toMatch(LENGTH);
  for (const fine of ['a: gap: 0rem', 'a: margin: 0 auto', 'a: font-size: 0.72em', 'a: gap: var(--space-1)'])
    expect(fine).not.toMatch(LENGTH);
});
