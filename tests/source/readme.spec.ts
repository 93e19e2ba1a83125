/** README's table of chapters and figures is the one that the chapters and the registry make. */
import { expect, test } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import { figures } from '../../src/figures/find.ts';

const tags = figures.flatMap((figure) => figure.tags);

/** `1 The case`, and the tags of figures as its file names them, in their order. */
const rows = globSync('content/en/*.mdx')
  .sort()
  .map((file) => {
    const text = readFileSync(file, 'utf8');
    const number = Number(/(\d+)-/.exec(file)![1]);
    const title = /^title: *(.*)$/m.exec(text)![1]!.replace(/^['"]|['"]$/g, '');
    const found = [...text.matchAll(/<(\w+)[\s/>]/g)].map(([, tag]) => tag!).filter((tag) => tags.includes(tag));
    return { chapter: `${number} ${title}`, cell: [...new Set(found)].map((tag) => `\`<${tag}>\``).join(', ') };
  });

test('README names the figures of every chapter as its file names them', () => {
  const readme = readFileSync('README.md', 'utf8').replace(/ +/g, ' ');
  const missing = rows.filter(({ cell }) => cell).map(({ chapter, cell }) => `| ${chapter} | ${cell} |`);
  expect(missing.filter((row) => !readme.includes(row))).toEqual([]);
});

test('every figure that a chapter can name stands in one', () => {
  const all = rows.map(({ cell }) => cell).join();
  for (const {
    tags: [tag],
  } of figures)
    if (tag) expect(all).toContain(`\`<${tag}>\``);
});
