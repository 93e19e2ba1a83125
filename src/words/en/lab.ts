import { speech } from '../speech.ts';

/** Words of the Lab. */
export interface LabWords {
  readonly title: string;
  readonly editor: string;
  readonly keys: string;
  readonly noEditor: string;
  readonly example: string;
  /** Heads the reader's own programs in the menu. */
  readonly own: string;
  /** One of them was put there just now. */
  readonly aside: string;
  readonly dialects: Readonly<Record<'torch' | 'tf1' | 'tf2', string>>;
  /** Titles of the example programs. */
  readonly examples: Readonly<
    Record<
      'pair' | 'triplet' | 'twoTower' | 'lora' | 'factorizationMachine' | 'module' | 'deadRelu' | 'underflow' | 'nan',
      string
    >
  >;
  readonly run: string;
  readonly stop: string;
  readonly copyLink: string;
  readonly stale: string;
  readonly output: string;
  readonly margin: Readonly<Record<'error' | 'thief', string>>;
  readonly status: {
    readonly ready: string;
    readonly loading: string;
    readonly running: string;
    readonly seconds: (seconds: number) => string;
    readonly done: (seconds: string) => string;
    readonly failed: (seconds: string) => string;
    /** By what stopped it: the reader, the clock, a breakdown. */
    readonly stopped: Readonly<Record<'asked' | 'silent' | 'broken', string>>;
    readonly unavailable: string;
    /** What the figure needs did not come ahead of the first run. */
    readonly figureUnavailable: string;
    readonly noModel: string;
    readonly passes: (count: number) => string;
    readonly later: string;
    readonly rounded: string;
  };
  /** The backward passes that can be shown. */
  readonly passes: {
    readonly label: string;
    readonly first: string;
    readonly broken: (number: number) => string;
    readonly last: (number: number) => string;
  };
  readonly failure: (kind: string, message: string, line: number | undefined) => string;
  readonly fixes: {
    readonly title: string;
    readonly needless: string;
    readonly oneOf: (count: number) => string;
    readonly none: string;
    readonly useless: (tensors: readonly string[]) => string;
    readonly hopeless: (tensors: readonly string[]) => string;
    readonly and: string;
    readonly line: (line: number) => string;
    readonly unwritten: string;
    /** Where trying them went wrong. */
    readonly failed: string;
    readonly apply: string;
    readonly applyTo: (tensors: readonly string[]) => string;
  };
  /** What a tensor is called that adds up another, which is the top of a gradient without being one number. */
  readonly sumOf: (tensor: string) => string;
  /** Behind a node's name: the line that made it, where one did. */
  readonly where: (line: number | undefined) => string;
  readonly starts: Readonly<Record<'title' | 'program' | 'note', string>>;
  readonly zoom: Readonly<Record<'box' | 'out' | 'in' | 'fit', string>>;
  readonly folds: {
    readonly drawn: (drawn: number, all: number, folded: number) => string;
    readonly openAll: string;
    readonly closeAll: string;
    readonly close: (fold: string) => string;
  };
  readonly copied: string;
  readonly notCopied: string;
  readonly badLink: string;
  readonly noExample: (name: string) => string;
  readonly take: TakeWords;
}

/** What a reader can take along, and what is said of it. */
export interface TakeWords {
  readonly title: string;
  readonly script: string;
  readonly svg: string;
  readonly png: string;
  readonly trace: string;
  /** What a screen reader calls the script where it stands. */
  readonly scriptBox: string;
  /** Title of the picture. */
  readonly picture: string;
  readonly done: Readonly<Record<'script' | 'svg' | 'png', string>>;
  readonly scriptNotCopied: string;
  readonly noTrace: string;
  readonly failed: string;
}

const { fewOf, plural } = speech('en');
const listed = (names: readonly string[]) => fewOf(names, (count) => `${count} more`);

export const words: LabWords = {
  title: 'Lab',
  editor: 'Python code',
  keys: 'Tab leaves the editor. Ctrl+Enter, or Cmd+Enter, runs.',
  noEditor: 'The editor did not load. Check the connection, then load this page again.',
  example: 'Example',
  own: 'Yours',
  aside: 'The program you had is in the menu, under Yours.',
  dialects: { torch: 'PyTorch', tf1: 'TensorFlow 1', tf2: 'TensorFlow 2' },
  examples: {
    pair: 'The pair model',
    triplet: 'The triplet',
    twoTower: 'A Keras two-tower',
    lora: 'LoRA, both factors zero',
    factorizationMachine: 'A factorisation machine',
    module: 'A module and its training loop',
    deadRelu: 'A dead ReLU',
    underflow: 'An underflow',
    nan: 'A NaN',
  },
  run: 'Run',
  stop: 'Stop',
  copyLink: 'Copy link',
  stale: 'The figure below is of another program than the one in the editor.',
  output: 'Output',
  margin: { error: 'error', thief: 'thief' },
  status: {
    ready: 'Runs in this browser. Nothing is sent anywhere.',
    loading: 'Loading Python…',
    running: 'Running…',
    seconds: (seconds) => `${seconds} s`,
    done: (seconds) => `Done in ${seconds} s.`,
    failed: (seconds) => `Ended after ${seconds} s.`,
    stopped: {
      asked: 'Stopped. Your program is as it was.',
      silent:
        'Stopped: it ran for more than 10 seconds without reaching another line. Look for a loop without end on one line, or for an operation on too large a number, list or text. Your program is as it was.',
      broken:
        'Stopped: Python broke down, most likely because memory ran out. Make the numbers, lists or tensors smaller, then press Run again. Your program is as it was.',
    },
    unavailable: 'Python did not load. Check the connection, then press Run again.',
    figureUnavailable: 'The figure below did not load. Check the connection, then load this page again.',
    noModel:
      'The program ran, but no gradient was taken in it, and it holds no single number that depends on a parameter. There is nothing to judge.',
    passes: (count) => `The program took a gradient ${count} times.`,
    later: 'At the first nothing was wrong: the updates since have done it. Try a smaller learning rate.',
    rounded: 'Its float64 tensors were computed in float32: they are exact to 7 digits, not 16, and underflow sooner.',
  },
  passes: {
    label: 'Shown',
    first: 'gradient 1, before any update',
    broken: (number) => `gradient ${number}, the first not finite`,
    last: (number) => `gradient ${number}, the last`,
  },
  failure: (kind, message, line) =>
    kind === 'Stopped' ? message : `${line === undefined ? '' : `Line ${line}: `}${kind}: ${message}`,
  fixes: {
    title: 'Smallest fixes',
    needless: 'None needed: every tensor that can learn receives a gradient within three steps.',
    oneOf: (count) =>
      count === 1
        ? 'One change is enough. Tried by training for three steps:'
        : `Any one of these ${count} changes is enough. Tried by training for three steps:`,
    none: 'No tensor that starts at one value throughout brings the gradient through by starting at random.',
    useless: (tensors) => `${listed(tensors)} alone ${plural(tensors.length, { one: 'does', other: 'do' })} not help.`,
    hopeless: (tensors) =>
      `What flows back to ${listed(tensors)} cancels or is cut off, however the rest starts: no initial value changes that.`,
    and: ' and ',
    line: (line) => `line ${line}: `,
    unwritten: 'Start it at random: the line that makes it does not show how it starts.',
    failed: 'The fixes could not be tried.',
    apply: 'Apply and run',
    applyTo: (tensors) => `Apply and run: start ${listed(tensors)} at random`,
  },
  sumOf: (tensor) => `sum of ${tensor}`,
  where: (line) => (line === undefined ? '' : ` in line ${line}`),
  starts: {
    title: 'Initial values',
    program: 'as in the program',
    note: 'A change starts the run again. The seed under Training draws the random ones. The next Run starts from the program.',
  },
  zoom: {
    box: 'Graph. It scrolls; plus, minus and 0 change its size.',
    out: 'Smaller',
    in: 'Larger',
    fit: 'Fit',
  },
  folds: {
    drawn: (drawn, all, folded) =>
      `Drawn: ${drawn} nodes for ${all}, ${folded} of them folded. A click, or Enter, opens one.`,
    openAll: 'Open all',
    closeAll: 'Fold all',
    close: (fold) => `Fold ${fold}`,
  },
  copied: 'Link copied. It holds the program; nothing was sent anywhere.',
  notCopied: 'The browser did not allow copying. The address bar holds the same link.',
  badLink: 'The link’s program could not be read. It may have been cut short. What you had before stands here.',
  noExample: (name) => `There is no example “${name}”. What you had before stands here.`,
  take: {
    title: 'Take it along',
    script: 'Copy as PyTorch',
    svg: 'Download SVG',
    png: 'Download PNG',
    trace: 'Download trace',
    scriptBox: 'The model as a PyTorch script',
    picture: 'Graph of a program of the Lab',
    done: {
      script: 'Script copied. It needs PyTorch only, and prints the loss and every gradient.',
      svg: 'The graph was saved as graph.svg, as it is drawn now.',
      png: 'The graph was saved as graph.png, as it is drawn now.',
    },
    scriptNotCopied: 'The browser did not allow copying. The script stands under the buttons, selected.',
    noTrace: 'The trace could not be written. Make the tensors smaller, then press Run again.',
    failed: 'This could not be made. Check the connection, then press again.',
  },
};
