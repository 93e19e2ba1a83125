import { expect, test } from '@playwright/test';
import { nodeSize } from '../../src/view/graph-view.ts';
import { columnsOf, textWidth, wordsWidth } from '../../src/view/type-size.ts';

test('a character of an East Asian script takes two columns, any other one', () => {
  expect(columnsOf('vec_a')).toBe(5);
  expect(columnsOf('梯度')).toBe(4);
  expect(columnsOf('勾配 b')).toBe(6);
  expect(columnsOf('기울기。')).toBe(8);
  expect(columnsOf('∂loss/∂é')).toBe(8);
  expect(columnsOf('𠮷')).toBe(2);
  expect(columnsOf('')).toBe(0);
});

test('labels and nodes get room by the columns of their text', () => {
  expect(textWidth('梯度')).toBe(textWidth('loss'));
  expect(wordsWidth('梯度')).toBe(wordsWidth('loss'));
  const node = (id: string) => nodeSize({ id, op: 'add', inputs: [], shape: [8, 4], attributes: {} }).width;
  expect(node('一二三四五六七八')).toBe(node('abcdefghijklmnop'));
});
