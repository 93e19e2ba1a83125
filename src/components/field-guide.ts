/** An answer of the key: the step it is given at, and the step it leads to. */
interface Answer {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/**
 * Shows one step of an identification key at a time. The step stands in the address, so that it can be linked to, and
 * the browser's own Back works. Without the element the key is a text whose answers are ordinary links.
 */
class FieldGuide extends HTMLElement {
  #answers: readonly Answer[] = [];
  /** The answers that led to the current step; empty at the beginning. */
  #path: readonly Answer[] = [];
  #listening: AbortController | undefined;

  connectedCallback(): void {
    this.#answers = this.#steps().flatMap((step) =>
      [...step.querySelectorAll<HTMLAnchorElement>('.answers a')].map((link) => ({
        from: step.id,
        to: link.hash.slice(1),
        text: link.querySelector('span')!.textContent,
      })),
    );
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('click', (event) => this.#click(event), { signal });
    addEventListener('popstate', () => this.#follow(), { signal });
    this.querySelector<HTMLElement>('.tools')!.hidden = false;
    this.dataset.walking = '';
    const asked = this.#stepOf(location.hash);
    this.#show(asked ?? this.#steps()[0]!);
    // The browser scrolled there before the other steps were hidden.
    if (asked) this.scrollIntoView();
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
  }

  #steps(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.step')];
  }

  #stepOf(hash: string): HTMLElement | undefined {
    return hash === '' ? undefined : this.#steps().find(({ id }) => `#${id}` === hash);
  }

  #click(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target as Element;
    const button = target.closest<HTMLElement>('[data-go]');
    if (button) return this.#press(button);
    const step = this.#stepOf(target.closest('a')?.hash ?? '');
    if (!step || !('walking' in this.dataset)) return;
    event.preventDefault();
    this.#go(step);
  }

  #press(button: HTMLElement): void {
    const first = this.#steps()[0]!;
    if (button.dataset.go === 'all') {
      const all = this.toggleAttribute('data-walking');
      button.setAttribute('aria-pressed', String(!all));
    } else if (button.dataset.go === 'again') this.#go(first);
    else this.#go(this.#stepOf(`#${this.#path.at(-1)?.from ?? first.id}`)!);
  }

  /** To a step, by the reader's hand. */
  #go(step: HTMLElement): void {
    history.pushState(null, '', `${location.pathname}${location.search}#${step.id}`);
    this.#show(step);
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
    step.querySelector<HTMLElement>('h3')!.focus({ preventScroll: true });
  }

  /** To the step that the address names. */
  #follow(): void {
    const step = this.#stepOf(location.hash) ?? (location.hash === '' ? this.#steps()[0] : undefined);
    if (step) this.#show(step);
  }

  #show(step: HTMLElement): void {
    const now = this.#steps().find((other) => 'current' in other.dataset);
    const given = this.#answers.find(({ from, to }) => from === now?.id && to === step.id);
    const back = this.#path.findIndex(({ from }) => from === step.id);
    if (back >= 0) this.#path = this.#path.slice(0, back);
    else this.#path = given ? [...this.#path, given] : this.#wayTo(step.id);
    for (const other of this.#steps()) other.toggleAttribute('data-current', other === step);
    this.querySelector('.trail')!.replaceChildren(...this.#path.map(({ from, text }) => entry(`#${from}`, text)));
    this.querySelector<HTMLButtonElement>('[data-go="back"]')!.disabled = this.#path.length === 0;
    this.querySelector<HTMLButtonElement>('[data-go="again"]')!.disabled = this.#path.length === 0;
  }

  /** The shortest way from the beginning, for those who came by a link. */
  #wayTo(id: string): readonly Answer[] {
    const ways = new Map<string, readonly Answer[]>([[this.#steps()[0]!.id, []]]);
    for (const [at, way] of ways)
      for (const answer of this.#answers)
        if (answer.from === at && !ways.has(answer.to)) ways.set(answer.to, [...way, answer]);
    return ways.get(id) ?? [];
  }
}

function entry(address: string, text: string): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = address;
  link.textContent = text;
  item.append(link);
  return item;
}

customElements.define('field-guide', FieldGuide);
