import { expect, test } from '@playwright/test';
import { trained } from '../../src/figure/trained.ts';
import { askedState } from '../../src/figure/asked-state.ts';
import { defaultState, type State } from '../../src/figure/field.ts';
import { pairFields } from '../../src/figures/pair/fields.ts';
import { pairGraph, pairSpec } from '../../src/figures/pair/spec.ts';
import { readingOf } from '../../src/figure/model-reading.ts';

/** Reads the pair model after so many steps. */
function pair(change: State, steps = 0): (name: string) => string {
  const frame = trained(pairSpec({ ...defaultState(pairFields), ...change }), steps);
  return (name) => readingOf(name, frame, pairGraph);
}

test('as found nobody receives a gradient, all starve, cos is the thief and nothing moves', () => {
  const read = pair({}, 5);
  expect(read('receivers')).toBe('');
  expect(read('starved').split(',').sort()).toEqual(['B', 'W', 'a', 'b']);
  expect(read('thief')).toBe('cos');
  expect(read('moved')).toBe('no');
  expect(read('moved.W')).toBe('no');
  expect(read('outcome')).toBe('stuck');
  expect(read('state.W')).toBe('zero');
  expect(read('waits.W')).toBe('no');
});

test('with the published bias all but W receive one, W waits, and a step later everything has moved', () => {
  const read = pair({ B: 'published' });
  expect(read('receivers').split(',').sort()).toEqual(['B', 'a', 'b']);
  expect(read('starved')).toBe('W');
  expect(read('thief'), 'who waits is no thief').toBe('');
  expect(read('outcome')).toBe('partial');
  expect(read('state.a')).toBe('finite');
  expect(read('waits.W')).toBe('yes');
  const later = pair({ B: 'published' }, 1);
  expect(later('moved')).toBe('yes');
  expect(later('moved.W')).toBe('no');
  expect(later('outcome')).toBe('healthy');
});

test('what there is not cannot be read', () => {
  expect(() => pair({})('colour')).toThrow(/There are: loss, /);
  expect(() => pair({})('state.cos')).toThrow('no parameter "cos"');
});

test('a question asks for the figure as found but for what it names, and leaves the backend alone', () => {
  const reader = { ...defaultState(pairFields), a: 'normal', rate: '3', seed: '7', backend: 'cpu', sweep: '4' };
  expect(askedState(pairFields, reader, { B: 'published' })).toEqual({
    ...defaultState(pairFields),
    B: 'published',
    backend: 'cpu',
    sweep: '4',
  });
  expect(() => askedState(pairFields, reader, { B: 'purple' })).toThrow('"purple"');
  expect(() => askedState(pairFields, reader, { X: 'zeros' })).toThrow('"X"');
});
