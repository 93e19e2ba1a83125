/** A printout and the button that copies it. Where the browser forbids copying, it selects the text instead. */
class Copyable extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')!.addEventListener('click', () => void this.copy());
  }

  private async copy(): Promise<void> {
    const printout = this.querySelector('pre')!;
    const copied = await navigator.clipboard.writeText(printout.textContent).then(
      () => true,
      () => false,
    );
    if (!copied) getSelection()?.selectAllChildren(printout);
    for (const [part, shown] of [
      ['[data-copied]', copied],
      ['[data-refused]', !copied],
    ] as const)
      this.querySelector<HTMLElement>(part)!.hidden = !shown;
  }
}

customElements.define('copy-able', Copyable);
