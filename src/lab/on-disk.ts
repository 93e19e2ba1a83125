import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Interpreter } from './interpreter.ts';
import type { RefusalWords } from './refusal.ts';

const PYTHON = 'src/lab/python';
const EXAMPLES = 'src/lab/examples';
const require = createRequire(import.meta.url);

/** The Lab's interpreter as it is found on disk, for the build and for tests. */
export function interpreterOnDisk(words: RefusalWords): Interpreter {
  const paths = readdirSync(PYTHON, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py'));
  return {
    words,
    wasm: require.resolve('@micropython/micropython-webassembly-pyscript/micropython.wasm'),
    modules: Object.fromEntries(paths.map((path) => [path, readFileSync(`${PYTHON}/${path}`, 'utf8')])),
  };
}

/** The names of the menu's programs, and what one of them says. */
export function exampleNames(): string[] {
  return readdirSync(EXAMPLES).map((file) => file.replace(/\.py$/, ''));
}

/** @throws Error when there is no such example */
export function exampleText(name: string): string {
  return readFileSync(`${EXAMPLES}/${name}.py`, 'utf8');
}
