import project from '../../package.json' with { type: 'json' };

/** What the site is called, whose it is, and which edition this is. `CITATION.cff` says the same; a test compares. */
export const edition = {
  title: 'Who Stole My Gradients?',
  subtitle: 'An interactive explainer',
  authors: 'The Who Stole My Gradients? authors',
  year: 2026,
  version: project.version,
} as const;

/** What is cited: the whole site, or one chapter of it. */
export interface Cited {
  readonly url: string;
  /** Absent for the whole. */
  readonly chapter?: { readonly number: number; readonly title: string; readonly slug: string };
}

/** As a list of references would print it. */
export function plainCitation({ url, chapter }: Cited): string {
  const { title, subtitle, authors, year, version } = edition;
  const part = chapter ? `“${chapter.title}”, chapter ${chapter.number} of ` : '';
  return `${authors} (${year}). ${part}${title} ${subtitle}, version ${version}. ${url}`;
}

/** As BibTeX. */
export function bibtex({ url, chapter }: Cited): string {
  const { title, subtitle, authors, year, version } = edition;
  const key = `gradients${year}${chapter ? `-${chapter.slug}` : ''}`;
  const whole = `{${title} ${subtitle}}`;
  const fields = {
    author: `{{${authors}}}`,
    title: chapter ? `{{${chapter.title}}}` : `{${whole}}`,
    ...(chapter && { howpublished: `{Chapter ${chapter.number} of ${whole}}` }),
    year: `{${year}}`,
    note: `{Version ${version}}`,
    url: `{${url}}`,
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = ${value}`);
  return `@misc{${key},\n${lines.join(',\n')}\n}`;
}
