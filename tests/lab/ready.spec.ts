import { expect, test } from '@playwright/test';
import { exampleText, interpreterOnDisk } from '../../src/lab/on-disk.ts';
import { exampleMenu } from '../../src/lab/example-menu.ts';
import { readyPython, runPython, type PythonRun } from '../../src/lab/interpreter.ts';
import { foldersOf, librariesOf } from '../../src/lab/libraries.ts';
import { labModel } from '../../src/lab/report.ts';
import { words } from '../../src/words/en/refusals.ts';

/** Everything the page shows of a run. */
function shown({ output, failure, passes, program }: PythonRun, source: string) {
  return { output, failure, models: passes.map((pass) => labModel(pass, source, program)) };
}

const names = exampleMenu.flatMap(({ programs }): string[] => programs.map(({ name }) => name));
for (const name of names)
  test(`"${name}" comes to the same in a Python that has imported its libraries ahead`, async () => {
    const source = exampleText(name);
    const ready = await readyPython(interpreterOnDisk(words), librariesOf(source));
    const run = ready.run(source, () => 0);
    expect(run.passes.length).toBeGreaterThan(0);
    expect(shown(run, source)).toEqual(shown(await runPython(interpreterOnDisk(words), source, () => 0), source));
  });

test('the libraries that are imported ahead are those that a program’s own lines import', () => {
  expect(librariesOf('import torch.nn as nn\nfrom numpy import array\n')).toEqual(['torch', 'numpy']);
  expect(librariesOf('# import torch\ntorchlike = 1\nimport tensorflow as tf\n')).toEqual([]);
});

test('modules are fetched for what a program names, wherever it names it', () => {
  expect(foldersOf('import torch\n')).toEqual(['numpy', 'torch']);
  expect(foldersOf("tf = __import__('tensorflow')\n")).toEqual(['numpy', 'tensorflow']);
  expect(foldersOf('print(1)\n')).toEqual([]);
});
