import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { library } from '../../src/build/library.ts';
import { advice, findTorch } from '../torch.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const python = findTorch();
/** Bare text, and threads that do not fight with the other tests'. */
const plain = { ...process.env, FORCE_COLOR: '0', OMP_NUM_THREADS: '1' };

/** What a Python script of the project prints. */
function run(script: string): { status: number | null; out: string; said: string } {
  const { status, stdout, stderr } = spawnSync(python!, ['-W', 'ignore', script], {
    cwd: root,
    encoding: 'utf8',
    env: plain,
  });
  return { status, out: stdout, said: stderr };
}

test.describe('find_thief.py on real PyTorch', () => {
  test.skip(!python, advice);
  // Importing torch alone takes seconds.
  test.setTimeout(300_000);

  test('finds the thieves there are, and no others, and changes nothing', () => {
    const { status, said } = run('tests/guide/find_thief_test.py');
    expect(status, said).toBe(0);
    expect(Number(/Ran (\d+) tests/.exec(said)![1])).toBeGreaterThan(30);
  });

  test('prints on the pair model what the field guide shows', () => {
    const { status, out, said } = run('content/field-guide/pair.py');
    expect(status, said).toBe(0);
    expect(out).toBe(readFileSync(`${root}/content/field-guide/printed.txt`, 'utf8'));
  });

  test('makes of zero vectors what chapter 8 has on record', () => {
    const { status, out, said } = run('content/homework/library.py');
    expect(status, said).toBe(0);
    expect(JSON.parse(out)).toEqual(library);
  });

  test('every check of the field guide for PyTorch says what the guide says it says', () => {
    const { status, said } = run('tests/guide/checks_test.py');
    expect(status, said).toBe(0);
  });
});

test('the check of the field guide for tfjs tells zero from not reached, on the stock package', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['tests/guide/tfjs-check.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: plain,
  });
  const lines = stdout.split('\n').filter((line) => /^(a|b|W|B|spare) /.test(line));
  expect(lines.slice(0, 5), stderr).toEqual(['a 0', 'b 0', 'W 0', 'B 0', 'spare not reached']);
  const later = Object.fromEntries(lines.slice(5).map((line) => line.split(' ')));
  expect([later.a, later.W]).toEqual(['0', '0']);
  expect(Number(later.b)).toBeGreaterThan(0);
});

test('find_thief.py is under 150 lines', () => {
  const lines = readFileSync(`${root}/public/find_thief.py`, 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeLessThan(150);
});
