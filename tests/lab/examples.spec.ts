import { expect, test } from '@playwright/test';
import { exampleNames, exampleText } from '../../src/lab/on-disk.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import { verdict, type Outcome } from '../../src/graph/verdict.ts';
import { exampleMenu } from '../../src/lab/example-menu.ts';
import { editsOf } from '../../src/lab/fix-list.ts';
import { smallestFixes } from '../../src/lab/fixes.ts';
import { labModel } from '../../src/lab/report.ts';
import { run } from './python.ts';
import { seenIn } from './seen.ts';

/** What is seen in an example besides its thief; in all others, nothing. */
const seen: Readonly<Record<string, readonly string[]>> = {
  'triplet-torch': ['ignored label'],
  'triplet-tf2': ['ignored label'],
  'triplet-tf1': ['ignored label'],
  'nan-torch': ['broken distance'],
};

/** What becomes of each example, and the smallest sets that free it. */
const expected: Readonly<Record<string, { readonly outcome: Outcome; readonly sets: readonly (readonly string[])[] }>> =
  {
    'pair-torch': { outcome: 'stuck', sets: [['a'], ['b'], ['B']] },
    'pair-tf2': { outcome: 'stuck', sets: [['a'], ['b'], ['B']] },
    'pair-tf1': { outcome: 'stuck', sets: [['a'], ['b'], ['B']] },
    'triplet-torch': { outcome: 'stuck', sets: [['a'], ['b'], ['c']] },
    'triplet-tf2': { outcome: 'stuck', sets: [['a'], ['b'], ['c']] },
    'triplet-tf1': { outcome: 'stuck', sets: [['a'], ['b'], ['c']] },
    'lora-torch': { outcome: 'stuck', sets: [['A'], ['B']] },
    'factorization-machine-torch': { outcome: 'partial', sets: [['V']] },
    'module-torch': { outcome: 'partial', sets: [['hidden.weight'], ['out.weight'], ['hidden.bias']] },
    'dead-relu-torch': { outcome: 'partial', sets: [['hidden.bias']] },
    'underflow-torch': { outcome: 'stuck', sets: [['w']] },
    'nan-torch': { outcome: 'notANumber', sets: [['a'], ['b']] },
    'two-tower-tf2': { outcome: 'stuck', sets: [['users.embeddings'], ['films.embeddings']] },
  };

test('every program of the menu is there, and every one that is there is in the menu', () => {
  const listed = exampleMenu.flatMap(({ programs }) => programs.map(({ name }) => name));
  expect([...listed].sort()).toEqual(exampleNames().sort());
  expect(Object.keys(expected).sort()).toEqual(exampleNames().sort());
});

for (const [name, { outcome, sets }] of Object.entries(expected))
  test(`the example ${name} runs, and its fault, its smallest fixes and what else there is are found`, async () => {
    const source = exampleText(name);
    const ran = await run(source);
    expect(ran.failure).toBeUndefined();
    const model = labModel(ran.passes[0]!, source);
    expect(verdict(model.graph, model.trace, labOps).outcome).toBe(outcome);
    expect(smallestFixes(model).sets).toEqual(sets);
    expect(seenIn(ran, source)).toEqual(seen[name] ?? []);
    for (const set of sets) {
      const lines = source.split('\n');
      const edits = editsOf(set, model.starts, lines);
      for (const edit of edits) {
        expect(edit, `${name}: ${set.join(', ')}`).toBeDefined();
        lines.splice(edit!.line - 1, edit!.lines, edit!.text);
      }
      const changed = lines.join('\n');
      const again = await run(changed, () => 0);
      expect(again.failure, edits[0]!.text).toBeUndefined();
      expect(smallestFixes(labModel(again.passes[0]!, changed)), edits[0]!.text).toMatchObject({ needless: true });
    }
  });
