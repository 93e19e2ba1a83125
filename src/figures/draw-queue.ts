/**
 * Drawing jobs, one to a task, so that together they never hold up the page. A job asked for again before its turn keeps
 * its place and draws the newest numbers only.
 */
export class DrawQueue {
  readonly #jobs = new Map<string, () => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  add(name: string, draw: () => void): void {
    this.#jobs.set(name, draw);
    this.#timer ??= setTimeout(() => this.#next());
  }

  /** Draws everything that waits, now. */
  flush(): void {
    while (this.#jobs.size > 0) this.#draw();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#jobs.clear();
  }

  #next(): void {
    this.#timer = undefined;
    if (this.#jobs.size > 0) this.#draw();
    if (this.#jobs.size > 0) this.#timer = setTimeout(() => this.#next());
  }

  #draw(): void {
    for (const [name, draw] of this.#jobs) {
      this.#jobs.delete(name);
      return draw();
    }
  }
}
