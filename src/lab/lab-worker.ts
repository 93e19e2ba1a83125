import wasm from '@micropython/micropython-webassembly-pyscript/micropython.wasm?url';
import { expose } from 'comlink';
import { engineApi } from '../engine/engine-api.ts';
import { labTables } from '../engine/lab-tables.ts';
import type { Failure } from './failure.ts';
import { smallestFixes, type Fixes } from './fixes.ts';
import { readyPython, type ReadyPython } from './interpreter.ts';
import { foldersOf, librariesOf } from './libraries.ts';
import { fetchModules } from './modules/fetch.ts';
import type { RefusalWords } from './refusal.ts';
import { labModel, type LabModel } from './report.ts';
import { traceFile, type RunRecord } from './take/trace-json.ts';

/** How long after a run the next one's Python is made: its fixes come first. In milliseconds. */
const REST = 300;

/** One backward pass of a run. */
export interface Shown {
  /** Which it was, from 1. */
  readonly number: number;
  /** Whether it is the first in which a number is not finite. */
  readonly isBroken: boolean;
  readonly model: LabModel;
}

/** What a run of the reader's program comes to, besides its output. */
export interface ProgramResult {
  readonly failure?: Failure;
  /** The backward passes that can be shown: the first, the first that is not finite, the last. Empty when there is none. */
  readonly shown: readonly Shown[];
  /** How many backward passes there were. */
  readonly passes: number;
  /** Whether the program wanted tensors of float64, which were computed in float32. */
  readonly rounded: boolean;
}

/** The last run, if a model came of it. */
let last: { readonly shown: readonly Shown[]; run: Omit<RunRecord, 'pass'> } | undefined;

/** A Python that stands ready for the next run, and what it has of modules and has imported of them. */
let ready: { readonly has: string; readonly python: Promise<ReadyPython> } | undefined;

/** The Lab's own words in a language. Not by `loadWords`: a worker would carry where all files of words lie. */
async function refusalsIn(language: string): Promise<RefusalWords> {
  const { words } = (await import(`../words/${language}/refusals.ts`)) as { readonly words: RefusalWords };
  return words;
}

/** Makes a Python ready for programs like this one. @param language of the page: the Lab's refusals are in it. */
function prepare(source: string, language: string): void {
  const libraries = librariesOf(source);
  const has = [language, foldersOf(source), libraries].join(' ');
  if (ready?.has === has) return;
  const python = Promise.all([fetchModules(source), refusalsIn(language)]).then(([modules, words]) =>
    readyPython({ wasm, modules, words }, libraries),
  );
  ready = { has, python };
  // The reader learns of it with the next Run.
  python.catch(() => {
    if (ready?.python === python) ready = undefined;
  });
}

async function run(source: string, language: string, tell: (line: string) => void): Promise<ProgramResult> {
  last = undefined;
  prepare(source, language);
  const { python } = ready!;
  ready = undefined;
  const ran = (await python).run(source, () => performance.now(), tell);
  setTimeout(() => prepare(source, language), REST);
  const { failure, passes, later, passCount, rounded, program, output } = ran;
  const firsts = passes.slice(0, 1).map((pass) => ({ number: 1, isBroken: false, pass }));
  const shown = [...firsts, ...later].map(({ pass, ...rest }) => ({ ...rest, model: labModel(pass, source, program) }));
  last = shown.length > 0 ? { shown, run: { program: source, output } } : undefined;
  return { passes: passCount, rounded, shown, ...(failure && { failure }) };
}

/** The trace that is being written. */
let writing: Promise<Blob | undefined> | undefined;

/** What would make the last run's model train, as it started; undefined when there is none. It waits for what is asked for before. */
async function fixes(): Promise<Fixes | undefined> {
  const of = last;
  await writing;
  if (!of || last !== of) return undefined;
  const found = smallestFixes(of.shown[0]!.model);
  of.run = { ...of.run, fixes: found };
  return found;
}

/** A pass of the last run as a file, with the fixes if they were asked for; undefined when another run began. */
function trace(number: number): Promise<Blob | undefined> | undefined {
  const of = last;
  const pass = of?.shown.find((one) => one.number === number);
  writing = pass && traceFile(pass.model, { ...of!.run, pass: number }, () => last === of);
  return writing;
}

const api = { ...engineApi(labTables), prepare, run, fixes, trace };

/** What the Lab's worker answers to: an engine that knows more ops, and Python. */
export type LabApi = typeof api;

expose(api);
