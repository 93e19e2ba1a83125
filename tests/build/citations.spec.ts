import { expect, test } from '@playwright/test';
import { citations, type Counted } from '../../src/build/citations.ts';

const text = (value: string) => ({ type: 'text', value });
const tag = (name: string, of: unknown) => ({
  type: 'mdxJsxTextElement',
  name,
  attributes: [{ type: 'mdxJsxAttribute', name: 'of', value: of }],
  children: [],
});
const cite = (of: unknown) => tag('Cite', of);

function run(children: readonly unknown[], path = 'content/en/01-a.mdx'): Counted {
  const file: { path: string; data: { astro?: { frontmatter?: Record<string, unknown> } } } = { path, data: {} };
  citations()({ type: 'root', children: [{ type: 'paragraph', children }] }, file);
  return file.data.astro!.frontmatter as never;
}

test('works are numbered in the order a chapter first cites them, and each use is told apart', () => {
  const cites = ['lora', 'relora', 'lora'].map(cite);
  expect(run(cites).cited).toEqual([
    { key: 'lora', uses: 2 },
    { key: 'relora', uses: 1 },
  ]);
  const given = cites.map(({ attributes }) => attributes.slice(1).map(({ name, value }) => [name, value]));
  expect(given).toEqual([
    [
      ['number', '1'],
      ['use', '1'],
    ],
    [
      ['number', '2'],
      ['use', '1'],
    ],
    [
      ['number', '1'],
      ['use', '2'],
    ],
  ]);
});

test('a citation whose key is computed is refused, for nothing could number it', () => {
  expect(() => run([cite({ type: 'mdxJsxAttributeValueExpression' })])).toThrow(/<Cite of="…" \/>/);
});

test('the first use of each term can be led back to, and the chapter knows which it uses', () => {
  const used = ['logit', 'adam', 'logit'].map((key) => tag('Term', key));
  expect(run(used).terms).toEqual(['logit', 'adam']);
  const ids = used.map(({ attributes }) => attributes.find(({ name }) => name === 'id')?.value);
  expect(ids).toEqual(['term-logit', 'term-adam', undefined]);
});

test('the words of a chapter are those a reader reads: computed numbers are, code and signs are not', () => {
  const value = { type: 'mdxJsxTextElement', name: 'Value', children: [] };
  const code = { type: 'code', value: 'never counted here' };
  expect(run([text('The loss is '), value, text(' – after one step.'), code]).words).toBe(7);
});

test('the words of a language without spaces are counted by its own rules', () => {
  expect(run([text('梯度从损失流回参数。')], 'content/zh/01-a.mdx').words).toBe(6);
  expect(run([text('TensorFlow 的梯度')], 'content/zh/01-a.mdx').words).toBe(3);
});
