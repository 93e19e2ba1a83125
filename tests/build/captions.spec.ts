import { expect, test } from '@playwright/test';
import { captions } from '../../src/build/captions.ts';

const text = (value: string) => ({ type: 'text', value });
const element = (tagName: string, ...children: unknown[]) => ({ type: 'element', tagName, children });

test('a paragraph that begins so becomes the caption of the table after it, with all that is in it', () => {
  const code = element('code', text('a'));
  const body = element('tbody');
  const tree = element('div', element('p', text('Table: Starts of '), code), text('\n'), element('table', body));
  captions()(tree as never);
  expect(tree).toEqual(
    element('div', text('\n'), element('table', element('caption', text('Starts of '), code), body)),
  );
});

test('a table without one stays as it is, and a caption without a table is refused', () => {
  const bare = element('div', element('p', text('The table shows:')), element('table', element('tbody')));
  const before = structuredClone(bare);
  captions()(bare as never);
  expect(bare).toEqual(before);
  expect(() => captions()(element('div', element('p', text('Table: lost'))) as never)).toThrow(/No table follows/);
});
