import { speech } from '../../speech.ts';

/** What the site is called, and whose it is. */
const site = {
  title: 'Who Stole My Gradients?',
  subtitle: 'An interactive explainer',
  authors: 'The Who Stole My Gradients? authors',
};

/** How works are named, and how this one is cited. */
export const words = {
  ...site,
  /** Who made a work, by last names. */
  byline: (names: readonly string[]) => (names.length > 2 ? `${names[0]} et al.` : speech('en').list(names)),
  thread: {
    issues: (repository: string, number: string) => `${repository}, issue ${number}`,
    pull: (repository: string, number: string) => `${repository}, pull request ${number}`,
  },
  /** Who made a post whose author is not known. */
  post: 'A blog post',
  /** A work in a list of sources. What the braces name is put there: `by` is its authors or a byline, `title` a link. */
  source: '{by}: {title} ({year}).',
  /** The same where the year is not known. */
  undated: '{by}: {title}.',
  work: (by: string, title: string, year?: number) => `${by}: “${title}”${year === undefined ? '' : ` (${year})`}`,
  /**
   * This site in a list of references. @param part what `part` says of a chapter; absent for the whole. @param url absent where
   * the build was not told where it will stand.
   */
  citation: (year: number, part: string | undefined, version: string, url: string | undefined) =>
    `${site.authors} (${year}). ${part === undefined ? '' : `${part} `}${site.title} ${site.subtitle}, version ${version}.${url === undefined ? '' : ` ${url}`}`,
  part: (title: string, number: number) => `“${title}”, chapter ${number} of`,
  /** In BibTeX. */
  chapterOf: (number: number, whole: string) => `Chapter ${number} of ${whole}`,
  version: (version: string) => `Version ${version}`,
  copy: 'Copy the BibTeX entry',
  thisChapter: 'Cite this chapter',
  page: {
    title: 'How to cite',
    description: 'How to cite this explainer, in words and as BibTeX.',
    errors: {
      title: 'Report an error',
      text: 'Something here is wrong, does not work, or cannot be reached by keyboard or screen reader? Say on which page, copy the sentence, and say what is true and how you know; for a figure, copy its link. {where}',
      /** The address takes the place of the braces. */
      there: 'Send it to {address}.',
      nowhere:
        'This copy of the site was published without an address for reports. Whoever publishes it, at {address}, can correct it.',
    },
    lead: 'The whole of it. Each chapter says at its end how to cite that chapter.',
  },
};
