/** What was pressed or turned before any script had come: see `src/build/early-input.ts`. */
const early = (globalThis as { early?: Element[] }).early ?? [];

/** Takes out what of it lies within an element, in its order. */
export function takeEarly(within: Element): Element[] {
  const found = early.filter((target) => within.contains(target));
  for (const target of found) early.splice(early.indexOf(target), 1);
  return found;
}

/**
 * Keeps the presses of buttons that nobody hears yet, those from before this script included, and shows on each that it was
 * heard. They are carried out when what hears them is there.
 */
export class EarlyPresses {
  readonly #waiting = new Set<HTMLButtonElement>();
  readonly #listening = new AbortController();

  /**
   * @param buttons which buttons are meant, as a selector.
   * @param onPress called as often as one is pressed.
   */
  constructor(within: HTMLElement, buttons: string, onPress?: () => void) {
    const press = (target: Element) => {
      const button = target.closest<HTMLButtonElement>(buttons);
      if (!button || button.disabled) return;
      this.#waiting.add(button);
      button.ariaBusy = 'true';
      onPress?.();
    };
    within.addEventListener('click', ({ target }) => press(target as Element), { signal: this.#listening.signal });
    for (const target of takeEarly(within)) press(target);
  }

  /** Presses each of them once, in the order of the reader. */
  replay(): void {
    for (const button of this.stop()) button.click();
  }

  /** Forgets them. @returns which they were */
  stop(): HTMLButtonElement[] {
    this.#listening.abort();
    const pressed = [...this.#waiting];
    for (const button of pressed) button.ariaBusy = null;
    this.#waiting.clear();
    return pressed;
  }
}
