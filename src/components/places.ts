import type { Dictionary } from '../words/dictionary.ts';

/** What stands beside the chapters. */
export interface Place {
  /** As in the first language, from the site's root: `<Link href={`/${path}`}>`. */
  readonly path: string;
  readonly title: string;
}

/** They can be reached from every page; the first three from its header. */
export function listPlaces({ labPage, frame, glossary, sources, citing }: Dictionary): readonly Place[] {
  return [
    { path: 'lab/', title: labPage.title },
    { path: 'field-guide/', title: frame.guide },
    { path: 'glossary/', title: glossary.title },
    { path: 'sources/', title: sources.title },
    { path: 'cite/', title: citing.page.title },
  ];
}
