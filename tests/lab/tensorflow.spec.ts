import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { run } from './python.ts';
import { notable, seenIn } from './seen.ts';

const here = (path: string) => new URL(path, import.meta.url);

/** Made by `fixtures/make_tensorflow.py`, with PyTorch and NumPy doing the same arithmetic; NaN as text. */
const expected = JSON.parse(readFileSync(here('fixtures/tensorflow.json'), 'utf8')) as Record<
  string,
  readonly (number | 'nan')[]
>;

/** The numbers a program has printed, without those of shapes and types. */
function numbersIn(text: string): number[] {
  const found = text.replace(/shape=\([^)]*\)/g, '').matchAll(/(?<![\w.:])-?(\d+\.?\d*(e[+-]?\d+)?|nan|inf)(?![\w])/g);
  return [...found].map(([word]) => Number(word.replace('nan', 'NaN').replace('inf', 'Infinity')));
}

for (const generation of ['tf1', 'tf2'])
  for (const file of readdirSync(here(`snippets/${generation}`)).sort()) {
    const name = `${generation}/${file.replace('.py', '')}`;
    test(`${name} gives the values and gradients that the same arithmetic gives elsewhere`, async () => {
      const source = readFileSync(here(`snippets/${generation}/${file}`), 'utf8');
      const ran = await run(source);
      expect(ran.failure).toBeUndefined();
      const output = ran.output.join('\n');
      const numbers = numbersIn(output);
      const wanted = expected[name]!.map(Number);
      expect(numbers, output).toHaveLength(wanted.length);
      wanted.forEach((value, i) => {
        const note = `number ${i + 1} of\n${output}`;
        if (Number.isNaN(value)) expect(numbers[i], note).toBeNaN();
        else if (value === 0) expect(numbers[i]! + 0, note).toBe(0);
        else expect(Math.abs(numbers[i]! - value), note).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(value)));
      });
      expect(seenIn(ran, source)).toEqual(notable[name] ?? []);
    });
  }
