import wasm from '@micropython/micropython-webassembly-pyscript/micropython.wasm?url';
import { expose } from 'comlink';
import '../engine/kernels-more.ts';
import { engineApi } from '../engine/worker-api.ts';
import { smallestFixes, type Fixes } from './fixes.ts';
import { runPython, type Failure } from './interpreter.ts';
import { labModel, type LabModel } from './report.ts';

const files = import.meta.glob<string>('./python/**/*.py', { query: '?raw', import: 'default', eager: true });
const modules = Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace('./python/', ''), text]));

/** What a run of the reader's program comes to, besides its output. */
export interface LabRun {
  readonly failure?: Failure;
  /** The first backward pass of the program; absent when it has none. */
  readonly model?: LabModel;
  /** How many backward passes there were. */
  readonly passes: number;
}

/** The model of the last run. */
let last: LabModel | undefined;

async function run(source: string, tell: (line: string) => void): Promise<LabRun> {
  const { failure, passes, program } = await runPython({ wasm, modules }, source, () => performance.now(), tell);
  const first = passes[0];
  last = first && labModel(first, source, program);
  return { passes: passes.length, ...(failure && { failure }), ...(last && { model: last }) };
}

/** What would make the last run's model train; undefined when there is none. */
const fixes = (): Fixes | undefined => last && smallestFixes(last);

const api = { ...engineApi(), run, fixes };

/** What the Lab's worker answers to: an engine that knows more ops, and Python. */
export type LabApi = typeof api;

expose(api);
