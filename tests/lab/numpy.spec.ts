import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { printed, run } from './python.ts';

/** Made by `fixtures/make_numpy_programs.py` with the real NumPy. */
const { cases } = JSON.parse(readFileSync(new URL('fixtures/numpy.json', import.meta.url), 'utf8')) as {
  cases: readonly { readonly name: string; readonly source: string; readonly output: string }[];
};

for (const { name, source, output } of cases)
  test(`${name}, and print what NumPy prints`, async () => {
    expect(await printed(`import numpy as np\n${source}`)).toBe(output);
  });

test('a name that is not there is answered with the nearest that is', async () => {
  const said = async (source: string) => (await run(`import numpy as np\n${source}`)).failure;
  expect(await said('np.zeroes(3)')).toEqual({
    kind: 'AttributeError',
    message: 'numpy.zeroes is not in the Lab. The nearest thing here is numpy.zeros.',
    line: 2,
  });
  expect((await said('np.ones(3).astype(np.uint8)'))?.message).toBe(
    'numpy.uint8 is not in the Lab. The nearest thing here is numpy.int64.',
  );
  expect((await said('np.random.rnad(3)'))?.message).toBe(
    'numpy.random.rnad is not in the Lab. The nearest thing here is rand.',
  );
  expect((await said('np.ones(3).summ()'))?.message).toBe(
    'An array has no `summ` in the Lab. The nearest thing here is `sum`.',
  );
});

test('shapes that do not fit are refused in NumPy’s words', async () => {
  const { failure } = await run('import numpy as np\nnp.ones((2, 3)) + np.ones((3, 2))');
  expect(failure).toEqual({
    kind: 'ValueError',
    message: 'operands could not be broadcast together with shapes (2,3) (3,2)',
    line: 2,
  });
});

test('an array larger than the Lab’s memory is refused', async () => {
  const { failure } = await run('import numpy as np\nnp.zeros((100000, 100000))');
  expect(failure?.message).toContain('does not fit');
});
