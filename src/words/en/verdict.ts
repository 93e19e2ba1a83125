import type { ZeroReason } from '../../graph/zeros.ts';
import { speech } from '../speech.ts';
import type { VerdictWords } from '../words.ts';

const { list, plural } = speech('en');

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const reasons: Readonly<Record<ZeroReason, (node: string) => string>> = {
  cancelled: (node) => `${node} is zero because what it adds up cancels exactly`,
  gate: (node) => `the gate of ${node} is shut`,
  underflow: (node) => `${node} is too small for float32 and became 0`,
  data: (node) => `${node} was fed in as zero`,
};

export const words: VerdictWords = {
  notANumber: ({ nodes }, { nameOf, whereOf }) =>
    `Not a number. ${nodes.length > 0 ? `It begins at ${list(nodes.map((id) => nameOf(id) + whereOf(id)))}. ` : ''}` +
    'Reset returns to the initial values; a smaller learning rate or other initial values keep the numbers finite.',
  stole({ node, arrives, edges }, { nameOf, whereOf, numbers }) {
    const zero = edges.map(({ source, local }) => `∂${node}/∂${source} = ${local}`);
    return `${nameOf(node)}${whereOf(node)} stole it: ${numbers(arrives)} arrives, exactly 0 leaves. ${list(zero)}.`;
  },
  zeroFactors({ factors, parameters }, { nameOf }) {
    const those = plural(factors, { one: 'That factor is', other: 'Those factors are' });
    const are = plural(parameters.length, { one: 'is', other: 'are' });
    return `${those} zero because ${list(parameters.map(nameOf))} ${are} zero.`;
  },
  zeroBecause: ({ causes }) => `${capital(list(causes.map(({ reason, node }) => reasons[reason](node))))}.`,
  underflow: () => 'The product is too small for float32 and became 0.',
  stoleToo: ({ nodes }, { nameOf }) =>
    `${list(nodes.map(nameOf))} ${plural(nodes.length, { one: 'steals', other: 'steal' })} as well.`,
  manyStoleToo: ({ count }) => `${count} other nodes steal as well.`,
  noneReceives: () => 'No parameter receives a gradient, so no step will ever change one.',
  nothingToLearn: () => 'Nothing left to learn: the loss is exactly 0, and asks for no change.',
  getsThrough: () => 'The gradient gets through, though not everywhere.',
  waits({ parameters: { length }, parameters }, { nameOf }) {
    const wait = plural(length, { one: 'waits', other: 'wait' });
    const theyAre = plural(length, { one: 'it is', other: 'they are' });
    return `${list(parameters.map(nameOf))} ${wait} one step: exactly 0 now, but what ${theyAre} multiplied by is about to move.`;
  },
  cancels: ({ parameters }, { nameOf }) =>
    `What flows back to ${list(parameters.map(nameOf))} cancels out to exactly 0: two paths bring opposite gradients.`,
  starves: ({ parameters }, { nameOf }) =>
    `${list(parameters.map(nameOf))} ${plural(parameters.length, { one: 'receives', other: 'receive' })} exactly 0.`,
  unreached: ({ parameters }, { nameOf }) => `No path leads to ${list(parameters.map(nameOf))}.`,
  allReceive: () => 'Nothing is stolen: every parameter receives a gradient.',
};
