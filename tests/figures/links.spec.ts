import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { decode, encode } from '../../src/figure/codec.ts';
import { accepts, type Field } from '../../src/figure/field.ts';
import { figures } from '../../src/figures/find.ts';
import { labFields } from '../../src/lab/lab-fields.ts';

/** A control as links knew it when the first of them were shared: a link made then must restore the same state for ever. */
type Known = Pick<Field, 'fallback' | 'options' | 'least' | 'most' | 'whole'>;

const before = JSON.parse(readFileSync('tests/figures/links.json', 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, Known>>>
>;

const now: Readonly<Record<string, readonly Field[]>> = {
  ...Object.fromEntries(figures.map(({ name, fields }) => [name, fields ?? []])),
  lab: labFields,
};

/** Values that a link could hold: each option, or a number's ends and its middle, or some text. */
function valuesOf({ fallback, options, least, most, whole }: Known): string[] {
  if (options) return [...options];
  if (least === undefined || most === undefined) return [fallback, 'Blade Runner (1982)', 'a & b = c?'];
  return [fallback, String(least), String(most), whole ? String(Math.floor((least + most) / 2)) : '0.0625', '1e0'];
}

for (const [figure, fields] of Object.entries(before))
  test(`a link to the ${figure} figure made before restores what it did, control by control`, () => {
    const own = now[figure]!;
    const found = encode(figure, own, decode(figure, own, new URLSearchParams()).state, new URLSearchParams());
    expect(found.size).toBe(0);
    for (const [key, known] of Object.entries(fields)) {
      expect(own.find((field) => field.key === key)?.fallback, key).toBe(known.fallback);
      for (const value of valuesOf(known)) {
        if (!accepts(known as Field, value)) continue;
        const { state, problems } = decode(figure, own, new URLSearchParams({ [`${figure}.${key}`]: value }));
        expect(problems, `${figure}.${key}=${value}`).toEqual([]);
        expect(state[key], `${figure}.${key}=${value}`).toBe(value);
      }
    }
  });
