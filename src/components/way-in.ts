/** On the home page, the way in leads to where the reader left off, or to the chapter after the one they finished. */
import { PLACE, READ, recall } from '../figure/memory.ts';

function show(): void {
  const enter = document.querySelector<HTMLAnchorElement>('.enter');
  const chapters = [...document.querySelectorAll<HTMLElement>('.contents li')];
  if (!enter || chapters.length === 0) return;
  const [slug, heading] = (recall(PLACE) ?? '').split('#');
  const left = chapters.findIndex(({ dataset }) => dataset.slug === slug);
  const at = chapters.findIndex(({ dataset }, i) => i >= left && recall(READ + dataset.slug!) === undefined);
  const chapter = chapters[left < 0 || at < 0 ? 0 : at]!;
  const { href } = chapter.querySelector('a')!;
  enter.href = at === left && heading ? `${href}#${heading}` : href;
  for (const part of ['number', 'title', 'question'])
    enter.querySelector(`[data-part="${part}"]`)!.textContent = chapter.querySelector(
      `[data-part="${part}"]`,
    )!.textContent;
  for (const label of enter.querySelectorAll<HTMLElement>('[data-when]'))
    label.hidden = (label.dataset.when === 'begun') === (left < 0 || at < 0);
}

show();
document.addEventListener('forgotten', show);
