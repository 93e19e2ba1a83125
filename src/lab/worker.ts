import wasm from '@micropython/micropython-webassembly-pyscript/micropython.wasm?url';
import { expose } from 'comlink';
import '../engine/kernels-more.ts';
import { engineApi } from '../engine/worker-api.ts';
import type { Failure } from './failure.ts';
import { smallestFixes, type Fixes } from './fixes.ts';
import { readyPython, type ReadyPython } from './interpreter.ts';
import { foldersOf, librariesOf } from './libraries.ts';
import { fetchModules } from './modules/fetch.ts';
import { labModel, type LabModel } from './report.ts';
import { traceFile, type Run } from './take/trace-json.ts';

/** How long after a run the next one's Python is made: its fixes come first. In milliseconds. */
const REST = 300;

/** What a run of the reader's program comes to, besides its output. */
export interface LabRun {
  readonly failure?: Failure;
  /** The first backward pass of the program; absent when it has none. */
  readonly model?: LabModel;
  /** How many backward passes there were. */
  readonly passes: number;
  /** Whether the program wanted tensors of float64, which were computed in float32. */
  readonly rounded: boolean;
}

/** The last run, if a model came of it. */
let last: { readonly model: LabModel; run: Run } | undefined;

/** A Python that stands ready for the next run, and what it has of modules and has imported of them. */
let ready: { readonly has: string; readonly python: Promise<ReadyPython> } | undefined;

/** Makes a Python ready for programs like this one. */
function prepare(source: string): void {
  const libraries = librariesOf(source);
  const has = [foldersOf(source), libraries].join(' ');
  if (ready?.has === has) return;
  const python = fetchModules(source).then((modules) => readyPython({ wasm, modules }, libraries));
  ready = { has, python };
  // Whoever presses Run is told.
  python.catch(() => {
    if (ready?.python === python) ready = undefined;
  });
}

async function run(source: string, tell: (line: string) => void): Promise<LabRun> {
  last = undefined;
  prepare(source);
  const { python } = ready!;
  ready = undefined;
  const ran = (await python).run(source, () => performance.now(), tell);
  setTimeout(() => prepare(source), REST);
  const { failure, passes, passCount, rounded, program, output } = ran;
  const first = passes[0];
  last = first && { model: labModel(first, source, program), run: { program: source, output } };
  return { passes: passCount, rounded, ...(failure && { failure }), ...(last && { model: last.model }) };
}

/** The trace that is being written. */
let writing: Promise<Blob | undefined> | undefined;

/** What would make the last run's model train; undefined when there is none. It waits for what is asked for before. */
async function fixes(): Promise<Fixes | undefined> {
  const of = last;
  await writing;
  if (!of || last !== of) return undefined;
  const found = smallestFixes(of.model);
  of.run = { ...of.run, fixes: found };
  return found;
}

/** The last run's trace as a file, with the fixes if they were asked for; undefined when another run began. */
function trace(): Promise<Blob | undefined> | undefined {
  const of = last;
  writing = of && traceFile(of.model, of.run, () => last === of);
  return writing;
}

const api = { ...engineApi(), prepare, run, fixes, trace };

/** What the Lab's worker answers to: an engine that knows more ops, and Python. */
export type LabApi = typeof api;

expose(api);
