import { formatNumber } from '../../view/format.ts';
import { join, layerOf, write } from '../../view/join.ts';
import type { Fate } from './fate.ts';
import type { StartPicture } from './start-cell.ts';

export interface StartTableWords {
  readonly none: string;
  readonly fates: Readonly<Record<Fate, string>>;
}

/** Fills the body of the table of starts, whose head stands in the page: what the cells show, in words. */
export function drawStartTable(
  body: HTMLTableSectionElement,
  pictures: readonly StartPicture[],
  words: StartTableWords,
): void {
  const rows = pictures.map((picture) => ({ ...picture, id: picture.start }));
  const drawn = join<(typeof rows)[number], HTMLTableRowElement>(layerOf(body), 'tr', 'start-row', rows);
  drawn.each(function ({ start, receivers, loss, fate }) {
    const named = (ids: readonly string[]) =>
      ids.length > 0 ? { text: ids.join(', '), verbatim: true } : { text: words.none };
    const texts = [
      named([...start].filter((sign) => sign !== '0')),
      ...receivers.map((ids) => (ids ? named(ids) : { text: '' })),
      { text: formatNumber(loss) },
      { text: words.fates[fate] },
    ];
    const cells = texts.map((cell, i) => ({ verbatim: false, ...cell, id: String(i) }));
    const translate = ({ verbatim }: { readonly verbatim: boolean }) => (verbatim ? 'no' : null);
    const row = layerOf(this);
    write(
      join(row, 'th', 'name', cells.slice(0, 1)).attr('scope', 'row').attr('translate', translate),
      ({ text }) => text,
    );
    const rest = join(row, 'td', 'cell', cells.slice(1));
    rest.attr('class', ({ id }) => (id === String(texts.length - 2) ? 'cell number' : 'cell'));
    write(rest.attr('translate', translate), ({ text }) => text);
  });
}
