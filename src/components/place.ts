/** In a chapter: remembers the last heading that came into view, and that the end did. */
import { keep, PLACE, READ } from '../figure/memory.ts';

function follow(chapter: HTMLElement): void {
  const slug = chapter.dataset.chapter!;
  const end = chapter.nextElementSibling!;
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      if (target !== end) keep(PLACE, `${slug}#${target.id}`);
      else if (keep(READ + slug, '1')) document.dispatchEvent(new Event('read'));
    }
  });
  keep(PLACE, slug);
  for (const heading of chapter.querySelectorAll('h2[id]')) observer.observe(heading);
  observer.observe(end);
}

const chapter = document.querySelector<HTMLElement>('[data-chapter]');
if (chapter) follow(chapter);
