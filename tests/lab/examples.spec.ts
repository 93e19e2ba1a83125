import { expect, test } from '@playwright/test';
import { exampleNames, exampleText } from '../../src/lab/on-disk.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import { verdict, type Outcome } from '../../src/graph/verdict.ts';
import { exampleMenu } from '../../src/lab/example-menu.ts';
import { listCulprits } from '../site/pages.ts';
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
  'check-root': ['broken sqrt'],
  'check-undefined': ['broken cosine'],
  'check-cut': ['detached hidden'],
  'check-unused': ['unused old_head.weight', 'unused old_head.bias'],
  'check-optimizer': ['untrained head.weight', 'untrained head.bias', 'unused head.weight', 'unused head.bias'],
  'check-symmetry': ['symmetric model.0.weight'],
  'check-small-start': ['tiny model.right.0.bias'],
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
    'check-two-zeros': { outcome: 'stuck', sets: [['user.weight'], ['item.weight']] },
    'check-square': { outcome: 'stuck', sets: [['table.weight']] },
    'check-soft-margin': { outcome: 'stuck', sets: [['table.weight']] },
    'check-collapse': { outcome: 'healthy', sets: [] },
    'check-bpr': { outcome: 'stuck', sets: [['users.weight'], ['items.weight']] },
    'check-dpo': { outcome: 'stuck', sets: [['lora_A'], ['lora_B']] },
    'check-in-batch': { outcome: 'stuck', sets: [['left.weight'], ['right.weight']] },
    'check-ln-k': { outcome: 'partial', sets: [['model.2.weight'], ['model.2.bias']] },
    'check-ties': { outcome: 'stuck', sets: [['users.weight'], ['items.weight']] },
    'check-double-sigmoid': { outcome: 'healthy', sets: [] },
    'check-small-start': { outcome: 'healthy', sets: [] },
    'check-zero-norm': { outcome: 'stuck', sets: [['left.weight'], ['right.weight']] },
    'check-root': { outcome: 'notANumber', sets: [] },
    'check-undefined': { outcome: 'notANumber', sets: [['table.weight']] },
    'check-overflow': { outcome: 'healthy', sets: [] },
    'check-dead-relu': { outcome: 'partial', sets: [['first.bias']] },
    'check-saturation': { outcome: 'partial', sets: [] },
    'check-underflow': { outcome: 'stuck', sets: [['w']] },
    'check-cut': { outcome: 'partial', sets: [] },
    'check-unused': { outcome: 'healthy', sets: [] },
    'check-optimizer': { outcome: 'healthy', sets: [] },
    'check-rate': { outcome: 'healthy', sets: [] },
    'check-symmetry': { outcome: 'healthy', sets: [] },
    'check-broadcast': { outcome: 'healthy', sets: [] },
    'check-labels': { outcome: 'healthy', sets: [] },
    'check-waits': { outcome: 'partial', sets: [] },
    'two-tower-tf2': { outcome: 'stuck', sets: [['users.embeddings'], ['films.embeddings']] },
  };

test('every program is in the menu or a culprit’s of the field guide, and every one that they name is there', () => {
  const listed = exampleMenu.flatMap(({ programs }) => programs.map(({ name }) => name as string));
  const checks = listCulprits().map(({ example }) => example);
  expect([...listed, ...checks].sort()).toEqual(exampleNames().sort());
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
