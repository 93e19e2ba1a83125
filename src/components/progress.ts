/**
 * How far the reader has come, kept in this browser only: which chapters were read to their end, and the heading last
 * seen. The words are in the page, hidden until they apply; this file only shows them.
 */
import { forget, keep, recall } from '../figure/memory.ts';

const READ = 'read.';
const PLACE = 'place';

const isRead = (slug: string) => recall(READ + slug) !== undefined;

function show(): void {
  for (const mark of document.querySelectorAll<HTMLElement>('[data-read-of]'))
    mark.hidden = !isRead(mark.dataset.readOf!);
  showWayIn();
}

/** On the home page, the large link leads to where the reader left off, or to the chapter after the one they finished. */
function showWayIn(): void {
  const enter = document.querySelector<HTMLAnchorElement>('.enter');
  const chapters = [...document.querySelectorAll<HTMLElement>('.contents li')];
  if (!enter || chapters.length === 0) return;
  const [slug, heading] = (recall(PLACE) ?? '').split('#');
  const left = chapters.findIndex(({ dataset }) => dataset.slug === slug);
  const at = chapters.findIndex(({ dataset }, i) => i >= left && !isRead(dataset.slug!));
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

/** In a chapter: remembers the last heading that came into view, and that the end did. */
function follow(chapter: HTMLElement): void {
  const slug = chapter.dataset.chapter!;
  const end = chapter.nextElementSibling!;
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      if (target !== end) keep(PLACE, `${slug}#${target.id}`);
      else if (!isRead(slug) && keep(READ + slug, '1')) show();
    }
  });
  keep(PLACE, slug);
  for (const heading of chapter.querySelectorAll('h2[id]')) observer.observe(heading);
  observer.observe(end);
}

const chapter = document.querySelector<HTMLElement>('[data-chapter]');
if (chapter) follow(chapter);
show();

const forgetting = document.querySelector<HTMLElement>('.forget')!;
forgetting.querySelector('button')!.addEventListener('click', ({ currentTarget }) => {
  forget('');
  show();
  // Whatever shows an answer of the reader's takes it back.
  document.dispatchEvent(new Event('forgotten'));
  (currentTarget as HTMLElement).focus();
  forgetting.querySelector<HTMLElement>('[aria-live] > *')!.hidden = false;
});
