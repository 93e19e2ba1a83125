import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readBuild } from '../../src/build/offline.ts';
import { keptAnew, logicalName, standInFor, type Build } from '../../src/build/offline-build.ts';

/** A built site under a base path: one chapter with a figure, one without. */
const SITE: Readonly<Record<string, string>> = {
  'index.html': '<link rel="stylesheet" href="/base/_astro/site.AAAAAAAA.css">',
  'the-case/index.html': '<script type="module" src="/base/_astro/figure.AAAAAAAA.js"></script>',
  '404.html': '',
  _headers: '',
  'favicon.svg': '<svg/>',
  '_astro/site.AAAAAAAA.css': '@font-face{src:url(/base/_astro/serif.AAAAAAAA.woff2)}',
  '_astro/serif.AAAAAAAA.woff2': 'font',
  '_astro/figure.AAAAAAAA.js': 'import("./live.AAAAAAAA.js")',
  '_astro/live.AAAAAAAA.js': 'new Worker(new URL("/base/_astro/worker-AAAAAAAA.js", import.meta.url))',
  '_astro/worker-AAAAAAAA.js': 'fetch("/base/_astro/python-AAAAAAAA.wasm")',
  '_astro/python-AAAAAAAA.wasm': 'wasm',
};

const made: string[] = [];
test.afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function write(files = SITE): string {
  const folder = mkdtempSync(join(tmpdir(), 'built-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('a page needs what it names, and what its scripts name in turn, but not the fonts of its styles', () => {
  const { pages, files } = readBuild(write());
  expect(pages).toEqual({
    '': ['_astro/site.AAAAAAAA.css'],
    'the-case/': [
      '_astro/figure.AAAAAAAA.js',
      '_astro/live.AAAAAAAA.js',
      '_astro/python-AAAAAAAA.wasm',
      '_astro/worker-AAAAAAAA.js',
    ],
  });
  expect(files).toContain('favicon.svg');
  expect(files).toContain('_astro/serif.AAAAAAAA.woff2');
  expect(files).not.toContain('_headers');
});

test('a page needs the words of its own language, of all that its scripts name', () => {
  const script = '<script src="/base/_astro/figure.AAAAAAAA.js"></script>';
  const { pages } = readBuild(
    write({
      'index.html': `<html lang="en">${script}`,
      'xx/index.html': `<html lang="xx" dir="rtl">${script}`,
      '_astro/figure.AAAAAAAA.js': 'import("./words.en.load.AAAAAAAA.js"), import("./words.xx.load.AAAAAAAA.js")',
      '_astro/words.en.load.AAAAAAAA.js': 'import("./words.en.lab.AAAAAAAA.js")',
      '_astro/words.xx.load.AAAAAAAA.js': 'import("./words.xx.lab.AAAAAAAA.js")',
      '_astro/words.en.lab.AAAAAAAA.js': '',
      '_astro/words.xx.lab.AAAAAAAA.js': '',
    }),
  );
  const needed = (language: string) => [
    '_astro/figure.AAAAAAAA.js',
    `_astro/words.${language}.lab.AAAAAAAA.js`,
    `_astro/words.${language}.load.AAAAAAAA.js`,
  ];
  expect(pages).toEqual({ '': needed('en'), 'xx/': needed('xx') });
});

test('where a page is not to be had, its own language says so, if it has the page for it', () => {
  const build: Build = {
    id: '',
    pages: { '': [], 'offline/': [], 'xx/offline/': ['_astro/a.AAAAAAAA.js'] },
    files: [],
  };
  for (const path of ['', 'the-case/', 'yy/lab/']) expect(standInFor(path, build)).toBe('offline/');
  for (const path of ['xx/', 'xx/lab/']) expect(standInFor(path, build)).toBe('xx/offline/');
  expect([...keptAnew(new Set(['']), build, false)].sort()).toEqual(['', 'offline/']);
});

test('a build has the id of its files', () => {
  const { id } = readBuild(write());
  expect(readBuild(write()).id).toBe(id);
  expect(readBuild(write({ ...SITE, 'index.html': '<p>' })).id).not.toBe(id);
});

test('a file is known again by its name without the hash', () => {
  expect(logicalName('_astro/live-model.Ddu4O6xo.js')).toBe('_astro/live-model.js');
  expect(logicalName('_astro/trace.0oU_-TcU.js')).toBe('_astro/trace.js');
  expect(logicalName('_astro/worker-C7dzNqid.js')).toBe('_astro/worker.js');
  expect(logicalName('the-case/')).toBe('the-case/');
});

const BUILD: Build = {
  id: '2',
  pages: {
    'offline/': ['_astro/site.BBBBBBBB.css'],
    'the-case/': ['_astro/live.BBBBBBBB.js', '_astro/new.BBBBBBBB.js'],
    'lab/': ['_astro/lab.BBBBBBBB.js'],
  },
  files: [
    '_astro/site.BBBBBBBB.css',
    '_astro/live.BBBBBBBB.js',
    '_astro/new.BBBBBBBB.js',
    '_astro/lab.BBBBBBBB.js',
    '_astro/serif.BBBBBBBB.woff2',
    '_astro/mono.BBBBBBBB.woff2',
  ],
};
const HAD = new Set(['the-case/', 'gone/', '_astro/live.AAAAAAAA.js', '_astro/serif.AAAAAAAA.woff2']);

test('after an update the pages that were kept have all they need, and nothing else is fetched', () => {
  expect([...keptAnew(HAD, BUILD, false)].sort()).toEqual([
    '_astro/live.BBBBBBBB.js',
    '_astro/new.BBBBBBBB.js',
    '_astro/serif.BBBBBBBB.woff2',
    '_astro/site.BBBBBBBB.css',
    'offline/',
    'the-case/',
  ]);
});

test('who saves data gets the new form of what was there, and no more', () => {
  expect([...keptAnew(HAD, BUILD, true)]).not.toContain('_astro/new.BBBBBBBB.js');
  expect([...keptAnew(HAD, BUILD, true)]).toContain('_astro/live.BBBBBBBB.js');
});
