import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { bibtex, edition, plainCitation } from '../../src/build/edition.ts';
import { words as en } from '../../src/words/en/pages/citing.ts';
import { languageTags } from '../../src/words/languages.ts';
import { listChapters, listCulprits } from '../site/pages.ts';

interface Work {
  readonly kind: string;
  readonly authors?: readonly string[];
  readonly repository?: string;
  readonly title: string;
  readonly url: string;
  readonly doi?: string;
}

const read = (file: string) => readFileSync(file, 'utf8');
const works = parse(read('content/references.yaml')) as Record<string, Work>;
const terms = parse(read('content/en/glossary.yaml')) as Record<string, { term: string; text: string }>;
const texts = [...listChapters(), ...listCulprits()];
const used = (tag: string) =>
  texts.flatMap(({ text }) => [...text.matchAll(new RegExp(`<${tag}\\s+of="([^"]*)"`, 'g'))].map(([, of]) => of!));

test('every address of a work is https, and no two works are the same', () => {
  const urls = Object.values(works).map(({ url }) => url);
  for (const url of urls) expect(new URL(url).protocol, url).toBe('https:');
  expect(new Set(urls).size).toBe(urls.length);
});

test('the address of a thread is one of its repository, or of the forum it stands in', () => {
  for (const [key, { kind, repository, url }] of Object.entries(works))
    if (kind === 'thread')
      expect(url, key).toMatch(
        repository
          ? new RegExp(`^https://github\\.com/${repository}/(issues|pull|discussions)/\\d+$`)
          : /^https:\/\/discuss\.pytorch\.org\/t\/[\w-]+\/\d+$/,
      );
});

test('texts cite works and name terms that there are', () => {
  for (const key of used('Cite')) expect(Object.keys(works)).toContain(key);
  for (const key of used('Term')) expect(Object.keys(terms)).toContain(key);
});

test('every language says of the same works what they are cited for', () => {
  const noted = (language: string) => Object.keys(parse(read(`content/${language}/notes.yaml`)) as object);
  for (const key of noted('en')) expect(Object.keys(works)).toContain(key);
  for (const language of languageTags) expect(noted(language)).toEqual(noted('en'));
});

test('every work is cited, by a chapter, a culprit’s page or a card of the line-up', () => {
  const cited = new Set(used('Cite'));
  const lineUp = read('src/figures/lineup/Lineup.astro');
  for (const key of Object.keys(works)) expect(cited.has(key) || lineUp.includes(`'${key}'`), key).toBe(true);
});

test('a term is explained in a sentence or two, and only once', () => {
  const names = Object.values(terms).map(({ term }) => term.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  for (const { term, text } of Object.values(terms)) {
    expect(text, term).toMatch(/^[A-Z0-9].*[^.]\.$/);
    expect(text.length, term).toBeLessThan(321);
  }
});

test('CITATION.cff, the licence, package.json and the pages say the same of this edition', () => {
  const cff = parse(read('CITATION.cff'));
  expect(cff).toMatchObject({
    'cff-version': '1.2.0',
    title: `${en.title} ${en.subtitle}`,
    authors: [{ name: en.authors }],
    version: JSON.parse(read('package.json')).version,
    license: 'MIT',
  });
  expect(cff.message).toBeTruthy();
  expect(edition.version).toBe(cff.version);
  expect(read('LICENSE')).toContain(`Copyright (c) ${edition.year} ${en.authors}`);
});

test('a citation of a chapter names the chapter, the whole and the address', () => {
  const url = 'https://example.org/the-thief/';
  const chapter = { number: 4, title: 'The thief', slug: 'the-thief' };
  for (const citation of [plainCitation({ url, chapter }, en), bibtex({ url, chapter }, en)])
    for (const part of ['The thief', 'hapter 4', en.title, en.authors, String(edition.year), url])
      expect(citation).toContain(part);
  const entry = bibtex({ url, chapter }, en);
  expect(entry.match(/\{/g)!.length).toBe(entry.match(/\}/g)!.length);
});
