import { pick } from './pick.ts';

/** Words of the Lab. */
export interface LabWords {
  readonly title: string;
  readonly editor: string;
  readonly keys: string;
  readonly noEditor: string;
  readonly example: string;
  readonly dialects: Readonly<Record<string, string>>;
  readonly run: string;
  readonly stop: string;
  readonly copyLink: string;
  readonly output: string;
  readonly margin: Readonly<Record<'error' | 'thief', string>>;
  readonly status: {
    readonly ready: string;
    readonly loading: string;
    readonly running: string;
    readonly done: (seconds: string) => string;
    readonly stopped: string;
    readonly unavailable: string;
    readonly noModel: string;
    readonly first: (count: number) => string;
  };
  readonly failure: (kind: string, message: string, line: number | undefined) => string;
  readonly copied: string;
  readonly notCopied: string;
  readonly badLink: string;
}

const table = {
  en: {
    title: 'Lab',
    editor: 'Python code',
    keys: 'Tab leaves the editor. Ctrl+Enter, or Cmd+Enter, runs.',
    noEditor: 'The editor did not load. Check the connection, then load this page again.',
    example: 'Example',
    dialects: { torch: 'PyTorch', tf1: 'TensorFlow 1', tf2: 'TensorFlow 2' },
    run: 'Run',
    stop: 'Stop',
    copyLink: 'Copy link',
    output: 'Output',
    margin: { error: 'error', thief: 'thief' },
    status: {
      ready: 'Runs in this browser. Nothing is sent anywhere.',
      loading: 'Loading Python…',
      running: 'Running…',
      done: (seconds) => `Done in ${seconds} s.`,
      stopped: 'Stopped. Your program is as it was.',
      unavailable: 'Python did not load. Check the connection, then press Run again.',
      noModel:
        'The program ran, but no gradient was taken in it, and it holds no single number that depends on a parameter. There is nothing to judge.',
      first: (count) => `The program took a gradient ${count} times. Shown is the first, before anything was updated.`,
    },
    failure: (kind, message, line) =>
      kind === 'Stopped' ? message : `${line === undefined ? '' : `Line ${line}: `}${kind}: ${message}`,
    copied: 'Link copied. It holds the program; nothing was sent anywhere.',
    notCopied: 'The browser did not allow copying. The address bar holds the same link.',
    badLink: 'The link’s program could not be read. It may have been cut short. What you had before stands here.',
  },
} satisfies Readonly<Record<string, LabWords>>;

export const labWords = (tag: string): LabWords => pick<LabWords>(table, tag);
