import { forget, keep, recall } from '../figure/memory.ts';
import type { WordsOf } from '../words/dictionary.ts';
import { ProgramRunner, RunStopped } from './program-runner.ts';
import { Editor } from './editor.ts';
import type { LabFigure } from './lab-figure.ts';
import { listFixes, type Edit } from './fix-list.ts';
import { keepOwn, listOwn, ownPrograms } from './own.ts';
import { fragmentOf, NoExample, programIn } from './link.ts';
import { named, type LabModel } from './report.ts';
import type { SeenItem } from './seen-items.ts';
import { listPasses } from './pass-list.ts';
import { listSeen } from './seen-list.ts';
import { prepareLab } from './spawn.ts';
import { TakeAlong } from './take/take-along.ts';
import type { ProgramResult, Shown } from './lab-worker.ts';

/** Under which the program is kept between visits. */
const KEPT = 'lab.program';
/** How long the reader must rest before the program is kept, in milliseconds. */
const REST = 500;
/** Lines of output that are written to the page at a time. */
const BLOCK = 200;

/** The editor with its buttons and its output. What a run makes goes to the figure below. */
export class Bench {
  readonly #element: HTMLElement;
  readonly #runner = new ProgramRunner(document.documentElement.lang);
  readonly #words: WordsOf<'lab'>;
  readonly #seen: WordsOf<'observations'>;
  #editor: Editor | undefined;
  readonly #listening = new AbortController();
  readonly #take: TakeAlong;
  /** The passes of the last run that took a gradient, and the one that the figure shows. */
  #passes: readonly Shown[] = [];
  #model: LabModel | undefined;
  /** The program whose model the figure shows. */
  #shown = '';
  /** What the Lab put into the editor last, which is none of the reader's. */
  #given = '';
  #waiting: string[] = [];
  #drawing = 0;

  /** @param onReady called once it hears what the reader does. */
  constructor(
    element: HTMLElement,
    words: { readonly lab: WordsOf<'lab'>; readonly observations: WordsOf<'observations'> },
    onReady: () => void,
  ) {
    this.#element = element;
    this.#words = words.lab;
    this.#seen = words.observations;
    const { signal } = this.#listening;
    this.#take = new TakeAlong(element, this.#runner, this.#words.take, (text) => this.#say(text), signal);
    void this.#open(onReady);
  }

  stop(): void {
    this.#listening.abort();
    this.#runner.stop();
    cancelAnimationFrame(this.#drawing);
    this.#editor?.stop();
  }

  async #open(onReady: () => void): Promise<void> {
    const { signal } = this.#listening;
    const place = this.#part('editor');
    this.#shown = this.#given = place.textContent.trimEnd() + '\n';
    const linked = await this.#fromLink();
    if (signal.aborted) return;
    place.replaceChildren();
    // The editor itself says what of it is code.
    place.translate = true;
    let resting: ReturnType<typeof setTimeout> | undefined;
    this.#editor = new Editor(
      place,
      recall(KEPT) ?? this.#shown,
      { name: this.#words.editor, margin: this.#words.margin },
      {
        onRun: () => void this.#run(),
        onChange: () => {
          this.#compare();
          clearTimeout(resting);
          resting = setTimeout(() => this.#keep(), REST);
        },
        onLine: (line) => this.#lightNodes(line),
      },
    );
    this.#compare();
    listOwn(this.#menu, this.#words.own);
    if (this.#editor.text !== this.#given) this.#menu.value = '';
    if (linked !== undefined) this.#put(linked);
    const on = (name: string, act: () => void) => this.#part(name).addEventListener('click', act, { signal });
    on('run', () => void this.#run());
    on('stop', () => this.#element.hasAttribute('data-running') && this.#runner.stop());
    on('link', () => void this.#copyLink());
    const onChoice = (name: string, act: (select: HTMLSelectElement) => void) =>
      this.#part(name).addEventListener('change', ({ target }) => act(target as HTMLSelectElement), { signal });
    onChoice('example', () => void this.#choose());
    onChoice('passes', ({ selectedIndex }) => this.#showPass(selectedIndex));
    this.#figure.addEventListener('pointed', (event) => this.#lightLine((event as CustomEvent<string>).detail), {
      signal,
    });
    addEventListener('hashchange', () => void this.#follow(), { signal });
    document.addEventListener(
      'forgotten',
      () => {
        forget(KEPT);
        listOwn(this.#menu, this.#words.own);
      },
      { signal },
    );
    this.#element.dataset.ready = '';
    onReady();
    (globalThis.requestIdleCallback ?? setTimeout)(() => signal.aborted || this.#prepare());
  }

  /** Has what a run needs brought and started before it is asked for. */
  #prepare(): void {
    // Half a megabyte: who saves data may have come only to look.
    if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
    this.#runner.prepare(this.#editor!.text);
    // The figure's own: training goes on while a program runs.
    prepareLab();
    import('./lab-live.ts').catch((error: unknown) => {
      console.warn(error);
      this.#say(this.#words.status.figureUnavailable);
    });
  }

  get #figure(): LabFigure {
    return document.querySelector<LabFigure>('lab-figure')!;
  }

  #part(name: string): HTMLElement {
    return this.#element.querySelector(`[data-part="${name}"]`)!;
  }

  /** Says so where the figure is not of what stands in the editor. */
  #compare(): void {
    this.#part('stale').hidden = this.#isShown;
  }

  get #isShown(): boolean {
    return this.#editor?.text === this.#shown;
  }

  #say(text: string): void {
    this.#part('status').textContent = text;
  }

  async #run(): Promise<void> {
    const editor = this.#editor!;
    if (this.#element.hasAttribute('data-running')) return;
    this.#element.toggleAttribute('data-running', true);
    this.#busy(true);
    this.#take.begin();
    this.#keep();
    editor.mark({ error: [], thief: [], lit: [] });
    this.#figure.light([]);
    this.#part('output').textContent = '';
    this.#part('failure').textContent = '';
    this.#part('fixes').hidden = true;
    this.#part('seen').hidden = true;
    this.#part('passes').hidden = true;
    this.#waiting = [];
    this.#say(this.#words.status.running);
    const begun = performance.now();
    const source = editor.text;
    const clock = this.#showSeconds();
    try {
      const run = await this.#runner.run(source, (line) => this.#print(line));
      this.#flush();
      this.#show(run, source, ((performance.now() - begun) / 1000).toFixed(1));
    } catch (error) {
      this.#flush();
      const { stopped, unavailable } = this.#words.status;
      this.#say(error instanceof RunStopped ? stopped[error.reason] : unavailable);
      if (!(error instanceof RunStopped)) console.warn(error);
    } finally {
      clearInterval(clock);
      this.#element.toggleAttribute('data-running', false);
      this.#busy(false);
      this.#take.end();
    }
  }

  /** How long it has been running, beside the word that it is: for the eye, as spoken it would never end. */
  #showSeconds(): ReturnType<typeof setInterval> {
    const seconds = Object.assign(document.createElement('span'), { ariaHidden: 'true' });
    this.#part('status').append(' ', seconds);
    let past = 0;
    return setInterval(() => (seconds.textContent = this.#words.status.seconds(++past)), 1000);
  }

  /** A button that is disabled loses the focus: these only say that they do nothing now. */
  #busy(running: boolean): void {
    this.#part('run').ariaDisabled = String(running);
    this.#part('stop').ariaDisabled = String(!running);
  }

  #show({ failure, shown, passes, rounded }: ProgramResult, source: string, seconds: string): void {
    const { status } = this.#words;
    if (failure) this.#part('failure').textContent = this.#words.failure(failure.kind, failure.message, failure.line);
    const error = failure?.line === undefined ? [] : [failure.line];
    const remarks = [failure ? status.failed(seconds) : status.done(seconds)];
    this.#editor!.mark({ error, thief: [] });
    if (shown.length > 0) {
      this.#passes = shown.map((one) => ({ ...one, model: named(one.model, this.#words) }));
      this.#shown = source;
      this.#compare();
      const at = listPasses(this.#part('passes'), shown, this.#words.passes);
      if (passes > 1) remarks.push(status.passes(passes));
      if (at > 0) remarks.push(status.later);
      this.#showPass(at);
      void this.#findFixes(source);
    } else if (!failure) remarks.push(status.noModel);
    if (rounded) remarks.push(status.rounded);
    for (const line of error) this.#editor!.reveal(line);
    this.#say(remarks.join(' '));
  }

  #showPass(at: number): void {
    const { model, number } = this.#passes[at]!;
    this.#model = model;
    // What the first values would have to be is a question to the first pass.
    this.#element.toggleAttribute('data-later', at > 0);
    this.#editor!.mark({ thief: [...model.thieves] });
    this.#figure.present(model);
    listSeen(this.#part('seen'), model, this.#seen, (item) => this.#look(item));
    this.#take.offer(model, this.#shown, number);
  }

  async #findFixes(source: string): Promise<void> {
    const passes = this.#passes;
    const isAsked = () => this.#passes === passes && this.#editor!.text === source;
    const fixes = await this.#runner.fixes().catch((error: unknown) => {
      console.warn(error);
      if (isAsked()) this.#part('status').append(` ${this.#words.fixes.failed}`);
      return undefined;
    });
    if (fixes) void this.#take.renew();
    if (!fixes || !isAsked()) return;
    const apply = (edits: readonly Edit[]) => {
      this.#editor!.write(edits);
      // The list goes, and with it the button that has the focus.
      this.#part('run').focus();
      void this.#run();
    };
    listFixes(this.#part('fixes'), fixes, source, passes[0]!.model.starts, this.#words.fixes, apply);
  }

  /** Output may come by the thousand lines: it is written once a frame. */
  #print(line: string): void {
    this.#waiting.push(line);
    this.#drawing ||= requestAnimationFrame(() => {
      this.#drawing = 0;
      this.#write(this.#waiting.splice(0, BLOCK));
      if (this.#waiting.length > 0) this.#print(this.#waiting.pop()!);
    });
  }

  #flush(): void {
    this.#write(this.#waiting.splice(0));
  }

  #write(lines: readonly string[]): void {
    if (lines.length > 0) this.#part('output').append(`${lines.join('\n')}\n`);
  }

  /** A node is looked at: its line lights up; of a folded one, all lines that made it. */
  #lightLine(id: string): void {
    this.#figure.light([]);
    const node = id.split('->')[0]!;
    const { lines = {}, folds = {} } = (this.#isShown && this.#model) || {};
    const held = Object.keys(folds).filter((one) => folds[one]!.includes(node));
    const lit = [...new Set([node, ...held].flatMap((one) => lines[one] ?? []))];
    this.#editor?.mark({ lit });
    if (lit.length === 1) this.#editor?.reveal(lit[0]!);
  }

  /** A line is clicked: the nodes that it made light up, and the last of them comes under the lens. */
  #lightNodes(line: number): void {
    const { lines = {} } = (this.#isShown && this.#model) || {};
    const made = Object.keys(lines).filter((id) => lines[id] === line);
    const last = made.at(-1);
    if (last) this.#figure.dispatchEvent(new CustomEvent('point', { detail: this.#figure.shownAs(last) }));
    this.#figure.light(made);
    this.#editor?.mark({ lit: made.length > 0 ? [line] : [] });
  }

  /** Something seen is asked for: its line lights up, and its node comes under the lens. */
  #look({ node, line }: SeenItem): void {
    this.#editor!.mark({ lit: line === undefined ? [] : [line] });
    if (line !== undefined) this.#editor!.reveal(line);
    if (node !== undefined) this.#figure.dispatchEvent(new CustomEvent('point', { detail: node }));
  }

  get #menu(): HTMLSelectElement {
    return this.#part('example') as HTMLSelectElement;
  }

  /** Puts a program in the place of what stands in the editor. Where that was the reader's, the menu lists it from now on. */
  #put(program: string, choice = ''): void {
    const before = this.#editor!.text;
    if (before !== this.#given && before !== program) {
      keepOwn(before);
      listOwn(this.#menu, this.#words.own);
      this.#say(this.#words.aside);
    }
    this.#editor!.text = this.#given = program;
    this.#menu.value = choice;
  }

  /** The menu's choice: an example, or a program of the reader's. */
  async #choose(): Promise<void> {
    const { value } = this.#menu;
    const { exampleNamed } = await import('./examples.ts');
    const own = ownPrograms()[Number(value)];
    const program = own ?? (await exampleNamed(value));
    if (program !== undefined) this.#put(program, own === undefined ? value : '');
    this.#editor!.focus();
  }

  /** The page stays, and its address names another program. */
  async #follow(): Promise<void> {
    const linked = await this.#fromLink();
    if (linked !== undefined) this.#put(linked);
  }

  async #copyLink(): Promise<void> {
    const link = new URL(location.href);
    link.hash = await fragmentOf(this.#editor!.text);
    history.replaceState(history.state, '', link);
    try {
      await navigator.clipboard.writeText(link.href);
      this.#say(this.#words.copied);
    } catch {
      this.#say(this.#words.notCopied);
    }
  }

  async #fromLink(): Promise<string | undefined> {
    try {
      return await programIn(location.hash);
    } catch (error) {
      this.#say(error instanceof NoExample ? this.#words.noExample(error.message) : this.#words.badLink);
      return undefined;
    }
  }

  /** Keeps what the reader wrote; what was put there can be had again. */
  #keep(): void {
    const { text } = this.#editor!;
    if (text !== this.#given) keep(KEPT, text);
  }
}
