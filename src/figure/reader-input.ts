import { SEEDS } from './field.ts';
import { setControl } from './form.ts';

/** How long a reader who types a number may pause before it counts, in milliseconds. */
const TYPING = 300;

/** What each button of a figure does, by its `data-action`. */
export type Actions = Readonly<Record<string, () => unknown>>;

/** Runs a figure's actions when their buttons are pressed. */
export function onAction(figure: HTMLElement, actions: Actions, signal: AbortSignal): void {
  figure.addEventListener(
    'click',
    (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-action]');
      if (button) void actions[button.dataset.action!]?.();
    },
    { signal },
  );
}

/**
 * Tells of changed controls, of typed ones once the reader rests: each change opens a run. Listens on the figure, not
 * its form, for controls that belong to the form may stand outside of it.
 * @param passOver inputs that are not the figure's own.
 */
export function onControls(
  figure: HTMLElement,
  changed: () => void,
  signal: AbortSignal,
  passOver: (target: Element) => boolean = () => false,
): void {
  let pending: ReturnType<typeof setTimeout> | undefined;
  figure.addEventListener(
    'input',
    ({ target }) => {
      const control = target as Element;
      if (passOver(control)) return;
      clearTimeout(pending);
      const typing = control.matches('input[type="number"], input[type="text"]');
      pending = setTimeout(changed, typing ? TYPING : 0);
    },
    { signal },
  );
  signal.addEventListener('abort', () => clearTimeout(pending));
}

/** Puts another seed into the form, as a reader would. */
export function drawSeed(form: HTMLFormElement): void {
  setControl(form, 'seed', String(Math.floor(Math.random() * SEEDS)));
}
