/** On the page that stands in for one that is not there: shows which pages are, and tries again. */
for (const item of document.querySelectorAll<HTMLElement>('[data-kept] li')) {
  const { href } = item.querySelector('a')!;
  void caches.match(href).then((kept) => {
    item.hidden = !kept;
    if (kept) document.querySelector<HTMLElement>('[data-kept]')!.hidden = false;
  });
}
document.querySelector('[data-action="again"]')!.addEventListener('click', () => location.reload());
