/** Runs snippets in the Lab's Python, in Node. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runPython, type PythonRun } from '../../src/lab/interpreter.ts';
import type { RefusalWords } from '../../src/lab/refusal.ts';
import { words as english } from '../../src/words/en/refusals.ts';

const PACKAGE = '@micropython/micropython-webassembly-pyscript';
const root = new URL('../../src/lab/python/', import.meta.url);
const modules = Object.fromEntries(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.py'))
    .map((path) => [path, readFileSync(new URL(path, root), 'utf8')]),
);
const wasm = createRequire(import.meta.url).resolve(`${PACKAGE}/micropython.wasm`);

/**
 * Runs a program; its common indentation is taken away, so that it can stand in a test.
 * @param words of the Lab's own refusals.
 */
export function run(
  source: string,
  now: () => number = () => performance.now(),
  words: RefusalWords = english,
): Promise<PythonRun> {
  const lines = source.replace(/^\n/, '').split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => /^ */.exec(line)![0].length);
  const indent = Math.min(...indents);
  return runPython({ wasm, modules, words }, lines.map((line) => line.slice(indent)).join('\n'), now);
}

/** What a program prints. @throws Error when it fails */
export async function printed(source: string): Promise<string> {
  const { output, failure } = await run(source);
  if (failure) throw new Error(`${failure.kind} in line ${failure.line}: ${failure.message}`);
  return output.join('\n');
}
