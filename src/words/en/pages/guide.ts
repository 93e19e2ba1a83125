export interface FieldGuideWords {
  readonly culprit: string;
  readonly innocent: string;
  readonly check: string;
  readonly fix: string;
  /** Leads from a step of the key to a page, and back. */
  readonly page: string;
  readonly key: string;
  /** Opens the Lab with the program that has the culprit. */
  readonly lab: string;
  readonly program: { readonly title: string; readonly text: string };
  readonly trail: string;
  readonly back: string;
  readonly again: string;
  readonly all: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
}

export const words: FieldGuideWords = {
  culprit: 'Culprit',
  innocent: 'Innocent',
  check: 'Check',
  fix: 'Fix',
  page: 'Cause, variants and sources',
  key: 'Something else? Back to the key',
  lab: 'Open a model that has it in the Lab',
  program: {
    title: 'A model that has it',
    text: 'The whole program. Run it as it is, then put your own model in its place.',
  },
  trail: 'Your answers so far',
  back: 'Back',
  again: 'Start again',
  all: 'Show all steps',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'Not allowed here. It is selected: copy it by hand.',
};
