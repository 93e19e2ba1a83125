/** Where a run stands: at which line, within which modules, and in which call of each. */
export class Whereabouts {
  /** Line of the statement that runs. */
  line = 0;
  #scope: readonly string[] = [];
  #calls: readonly number[] = [];
  #last = 0;

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
