/** More lines than a program has. */
const LINES = 1e6;

/** Where a run stands: in which statement, within which modules, and in which call of each. */
export class Whereabouts {
  #count = 0;
  #scope: readonly string[] = [];
  #calls: readonly number[] = [];
  #last = 0;
  /** The statement that runs: its line, and a count that tells its runs apart. A caller's runs on when it is set back. */
  statement = 0;

  /** Line of the statement that runs. */
  get line(): number {
    return this.statement % LINES;
  }

  set line(line: number) {
    if (line !== this.line) this.statement = ++this.#count * LINES + line;
  }

  /** Names of the modules that run, outermost first. */
  get scope(): readonly string[] {
    return this.#scope;
  }

  /** A module that runs on is the same call; one that was left and is entered again is another. */
  set scope(names: readonly string[]) {
    const left = names.findIndex((name, i) => name !== this.#scope[i]);
    const kept = this.#calls.slice(0, left < 0 ? names.length : left);
    this.#calls = names.map((_, i) => kept[i] ?? ++this.#last);
    this.#scope = names;
  }

  /** Which call of each module that runs, counted over the whole run. */
  get calls(): readonly number[] {
    return this.#calls;
  }
}
