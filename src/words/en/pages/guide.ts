export interface FieldGuideWords {
  readonly culprit: string;
  readonly innocent: string;
  readonly check: string;
  readonly fix: string;
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
  trail: 'Your answers so far',
  back: 'Back',
  again: 'Start again',
  all: 'Show all steps',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'Not allowed here. It is selected: copy it by hand.',
};
