/** What stands round every page, and at the head and foot of a chapter. */
export const words = {
  skip: 'Skip to the text',
  /** The navigation by chapters, and their list. */
  chapters: 'Chapters',
  chapter: (number: number) => `Chapter ${number}`,
  minutes: (count: number) => `${count} min`,
  /** After the minutes of a chapter that was read. */
  read: ', read',
  /** Where the reader is, before the chapter's title. It opens the contents. */
  place: (number: number, count: number) => `Chapter ${number} of ${count}`,
  contents: 'Contents',
  /** Names the links to what stands beside the chapters. */
  places: 'Tools',
  guide: 'Field guide',
  theme: { title: 'Theme', options: { light: 'Light', dark: 'Dark', system: 'System' } },
  caseNumber: (number: string) => `Case no. ${number}`,
  sections: 'In this chapter',
  before: { heading: 'Before you read on', answer: 'The answer' },
  openInLab: 'Open it in the Lab',
  /** Over text that tells what a figure comes to, folded until the reader has said what they expect. */
  outcome: 'What came of it',
  sources: 'Notes and sources',
  /** @param use which of several places; 0 where there is one. */
  back: (use: number) => (use > 0 ? `Back to the text, place ${use}` : 'Back to the text'),
  neighbours: { title: 'Before and after this chapter', previous: 'Before', next: 'Next' },
  copy: {
    copied: 'Copied.',
    refused: 'The browser did not allow it. The text is selected: copy it by hand.',
  },
  /** Names a list of languages. */
  languages: 'Languages',
  footer: {
    title: 'More',
    /** Links take the place of the braces. */
    about:
      'Everything runs in your browser: no server, no tracking. Code and text are under the MIT licence. The films come from the package {package}, which is under the {licence}.',
    licence: 'BSD 3-Clause licence',
    kept: 'What you have read and answered, and the theme you chose, are kept in this browser, and nowhere else.',
    report: 'Report an error',
    forget: 'Forget my progress and answers',
    forgotten: 'Forgotten: nothing of yours is kept here now.',
  },
};
