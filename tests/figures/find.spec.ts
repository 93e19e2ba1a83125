/** What chapters name of a figure is there, or the build stops and says what there is. */
import { expect, test } from '@playwright/test';
import { checkQuestion, choiceCalled, figureCalled, figures, valueOf } from '../../src/figures/find.ts';

test('a figure is found by its name, and a copy of it by that of the copy', () => {
  for (const { name } of figures.filter(({ copies }) => !copies)) expect(figureCalled(name, '<Test>').name).toBe(name);
  expect(figureCalled('lora', '<Test>').name).toBe('mini');
  expect(() => figureCalled('pear', '<Test>')).toThrow(/<Test>: no figure "pear"\. There are: .*\blora\b.*\bpair\b/);
});

test('a control in a sentence is a choice of that figure', () => {
  expect(choiceCalled('pair.B', '<Flip>').options).toContain('published');
  expect(() => choiceCalled('pair.C', '<Flip>')).toThrow(/<Flip>: no such choice\. There are: pair\.a, pair\.b, /);
  expect(() => choiceCalled('pair.rate', '<Flip>'), 'a number is no choice').toThrow(/no such choice/);
});

test('a question reads what the figure has, after what it can be set to', () => {
  checkQuestion('pair', 'moved.W', { B: 'uniform' }, '<Predict>');
  checkQuestion('warm', 'changed', {}, '<Predict>');
  expect(() => checkQuestion('pair', 'weight', {}, '<Predict>')).toThrow(/no reading "weight"\. There are: loss, /);
  expect(() => checkQuestion('pair', 'loss', { B: 'purple' }, '<Predict>')).toThrow(/no "B" that could be "purple"/);
  expect(() => checkQuestion('states', 'loss', {}, '<Predict>')).toThrow(/no reading "loss"/);
});

test('a value that stands for nothing is named with all that stand for something', () => {
  expect(valueOf('pair.found.loss', 'en')).toBe('0.6931472');
  expect(() => valueOf('pair.lost.loss', 'en')).toThrow(/no such value\. There are: .*pair\.found\.…/);
  expect(() => valueOf('pear.found.loss', 'en')).toThrow(/no such value/);
});
