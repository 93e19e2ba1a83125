/** The switch between light paper, dark paper and what the system has. The choice is kept, and forgotten with all else. */
import { forget, keep, recall } from '../figure/memory.ts';

const NAME = 'theme';
const SYSTEM = 'system';

const radios = document.querySelectorAll<HTMLInputElement>('.theme input');

function show(theme: string): void {
  document.documentElement.dataset.theme = theme;
  for (const radio of radios) radio.checked = radio.value === theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[data-paper]')) {
    const { paper } = meta.dataset;
    meta.media = theme === SYSTEM ? `(prefers-color-scheme: ${paper})` : theme === paper ? 'all' : 'not all';
  }
}

function choose({ value }: HTMLInputElement): void {
  if (value === SYSTEM) forget(NAME);
  else keep(NAME, value);
  show(value);
}

// What was chosen before this script came: see `src/build/early-input.ts`.
const { early = [] } = globalThis as { early?: readonly Element[] };
for (const radio of radios) {
  radio.addEventListener('change', () => choose(radio));
  if (early.includes(radio) && radio.checked) choose(radio);
}

// What is kept may be no theme: then the system's stands, as in `src/build/theme.ts`.
const showKept = () => {
  const theme = recall(NAME);
  show(theme === 'light' || theme === 'dark' ? theme : SYSTEM);
};
document.addEventListener('forgotten', showKept);
// Also when a page comes back as it was left.
addEventListener('pageshow', showKept);
