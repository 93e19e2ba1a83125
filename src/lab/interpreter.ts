import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs';
import { failureOf, isExit, type Failure } from './failure.ts';
import { pythonApi } from './python-api.ts';
import type { Modules } from './libraries.ts';
import { LIMITS } from './limits.ts';
import { markLines } from './mark-lines.ts';
import { emptyHands, programOf, type Program } from './program.ts';
import type { LaterPass, Pass } from './entry.ts';
import type { RefusalWords } from './refusal.ts';
import { callTableOnce } from './table-calls.ts';
import { Tape } from './tape.ts';

/** What the interpreter is made of: where its WebAssembly lies, and the project's Python modules by path. */
export interface Interpreter {
  readonly wasm: string;
  /** `torch/nn/__init__.py` and its like, with their text. */
  readonly modules: Modules;
  /** What it says in place of a library, in the language of the page. */
  readonly words: RefusalWords;
}

/** What came of one run. */
export interface PythonRun {
  readonly output: readonly string[];
  readonly failure?: Failure;
  /** Of its backward passes the first; empty when there was none. */
  readonly passes: readonly Pass[];
  /** Of those after it the first that is not finite, and the last. */
  readonly later: readonly LaterPass[];
  /** What it made and did not use; absent where it ended early. */
  readonly program?: Program;
  /** How many backward passes there were. */
  readonly passCount: number;
  /** Whether the program wanted tensors of float64, which were computed in float32. */
  readonly rounded: boolean;
}

/** A Python that stands ready for one program. */
export interface ReadyPython {
  /**
   * Runs the program.
   * @param now a clock, in milliseconds.
   * @param tell hears each line of output as it is printed.
   */
  run(source: string, now: () => number, tell?: (line: string) => void): PythonRun;
}

/** Runs a program once, in a Python of its own. */
export async function runPython(
  interpreter: Interpreter,
  source: string,
  now: () => number,
  tell?: (line: string) => void,
): Promise<PythonRun> {
  return (await readyPython(interpreter)).run(source, now, tell);
}

/**
 * Makes a Python ready.
 * @param libraries what is imported ahead: most of a short run is the import.
 */
export async function readyPython(
  { wasm, modules, words }: Interpreter,
  libraries: readonly string[] = [],
): Promise<ReadyPython> {
  const output: string[] = [];
  let crowded = false;
  let program = '';
  let hear: (line: string) => void = () => undefined;
  let late = () => false;
  const print = (line: string) => {
    if (output.length >= LIMITS.lines) {
      crowded = true;
      return;
    }
    output.push(line);
    hear(line);
  };
  callTableOnce();
  const heapsize = LIMITS.heap;
  const python = await loadMicroPython({ url: wasm, heapsize, linebuffer: true, stdout: print, stderr: print });
  const tape = new Tape();
  const passes: Pass[] = [];
  const held = emptyHands();
  const stop = () => {
    if (crowded) return words.lines({ most: LIMITS.lines });
    if (late()) return words.seconds({ most: LIMITS.seconds });
    return undefined;
  };
  install(python, modules);
  python.registerJsModule(
    '_lab',
    pythonApi(tape, passes, held, () => program, stop, words),
  );
  python.runPython('import lab_start\nlab_start.prepare(globals())');
  for (const library of libraries) python.runPython(`__import__('${library}')`);
  return {
    run(source, now, tell = () => undefined) {
      const until = now() + LIMITS.seconds * 1000;
      late = () => now() > until;
      hear = tell;
      program = source;
      let lineOf = (line: number) => line;
      const ended = () => ({
        output,
        passes,
        later: tape.later(),
        passCount: tape.passes,
        rounded: tape.rounded,
      });
      try {
        try {
          const marked = markLines(source);
          lineOf = marked.lineOf;
          python.runPython(marked.text);
        } catch (error) {
          if (!isExit(error)) throw error;
        }
        // Its own name may be gone by now.
        python.runPython('import lab_start\nlab_start.finish(globals())');
        const program = programOf(tape, held, source);
        return { ...ended(), program };
      } catch (error) {
        const failure = failureOf(error, lineOf, words);
        return { ...ended(), failure };
      } finally {
        tape.dispose();
      }
    },
  };
}

type Python = Awaited<ReturnType<typeof loadMicroPython>>;

/** Writes the project's modules where `import` finds them. */
function install(python: Python, modules: Modules): void {
  const made = new Set<string>();
  const make = (folder: string) => {
    if (made.has(folder)) return;
    made.add(folder);
    python.FS.mkdir(folder);
  };
  make('/lab');
  for (const [path, text] of Object.entries(modules)) {
    const parts = path.split('/');
    parts.slice(0, -1).forEach((_, i) => make(`/lab/${parts.slice(0, i + 1).join('/')}`));
    python.FS.writeFile(`/lab/${path}`, text);
  }
  python.runPython("import sys\nsys.path[:0] = ['/lab', '/lab/standard']");
}
