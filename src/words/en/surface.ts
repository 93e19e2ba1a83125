import { say, type Sentences } from '../say.ts';
import { speech } from '../speech.ts';

/** A direction in the plane of a and b: along one of them, along both alike, or c of a and z of b. */
export type Axis =
  | { readonly kind: 'a' | 'b' | 'equal' | 'opposite' }
  | { readonly kind: 'mixed'; readonly c: number; readonly z: number };

/** The words of the loss surface. */
export interface SurfaceWords {
  readonly title: string;
  readonly picture: string;
  readonly turn: string;
  readonly degrees: (angle: number) => string;
  readonly axis: (axis: Axis) => string;
  readonly sections: string;
  readonly along: (axis: string) => string;
  /** Two arrows along one line, and the point that they are in a plane. */
  readonly drawing: string;
  /** The colours of the ground. */
  readonly key: { readonly label: string; readonly low: string; readonly high: string };
  readonly mine: string;
  readonly click: string;
  /** Of all starts: below the threshold, nearer to 0 than they were, where they were. */
  readonly status: (starts: number, below: number, nearer: number, still: number) => string;
  readonly finished: (starts: number, steps: number) => string;
  readonly steepness: string;
  readonly myLoss: string;
}

const { plural } = speech('en');

const two = (x: number) => Math.abs(x).toFixed(2);

const axes: Sentences<Axis> = {
  a: () => 'a alone',
  b: () => 'b alone',
  equal: () => 'a = b',
  opposite: () => 'a = −b',
  mixed: ({ c, z }) => `${c < 0 ? '−' : ''}${two(c)} a ${z < 0 ? '−' : '+'} ${two(z)} b`,
};

export const words: SurfaceWords = {
  title: 'The loss around zero',
  picture: 'Contours of the loss around a = b = 0, with paths of gradient descent',
  turn: 'Turn the axes',
  degrees: (angle) => `${angle}°`,
  axis: (axis) => say([axis], axes).join(''),
  sections: 'The loss along the two axes',
  along: (axis) => `loss along ${axis}`,
  drawing:
    'a and b as two arrows along one line, a the longer and the other way; beside it their two numbers as one point of a plane',
  key: { label: 'Colours of the loss: blue is low, brown is high', low: 'low loss', high: 'high loss' },
  mine: 'Your own start',
  click: 'Or click into the picture.',
  status: (starts, below, nearer, still) =>
    `Of ${starts} starts ${below} have brought the loss below 0.68, ${nearer} ${plural(nearer, { one: 'is', other: 'are' })} nearer to 0 than before, ${still} ${plural(still, { one: 'is', other: 'are' })} where ${plural(still, { one: 'it was', other: 'they were' })}.`,
  finished: (starts, steps) => `${starts} starts, and where ${steps} steps of descent take them.`,
  steepness: 'stretch of this direction, squared',
  myLoss: 'loss, from your start',
};
