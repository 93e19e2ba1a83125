import type { Thief } from '../../graph/verdict.ts';
import type { ZeroReason } from '../../graph/zeros.ts';
import type { VerdictContext, Words } from '../words.ts';

/** `a, b and c`. */
function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function plural(items: readonly unknown[], one: string, more: string): string {
  return items.length === 1 ? one : more;
}

const reasons: Readonly<Record<ZeroReason, (node: string) => string>> = {
  cancelled: (node) => `${node} is zero because what it adds up cancels exactly`,
  gate: (node) => `the gate of ${node} is shut`,
  underflow: (node) => `${node} is too small for float32 and became 0`,
  data: (node) => `${node} was fed in as zero`,
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param order the parameters, in the order in which a reader knows them. */
function thiefSentence(thief: Thief, order: readonly string[], context: VerdictContext): string {
  const { nameOf, whereOf, arriving, local, source } = context;
  const stolen = thief.edges.map((edge) => `∂${thief.node}/∂${source(edge)} = ${local(edge)}`);
  const zeroed = new Set(thief.accomplices.flatMap((accomplice) => accomplice.origins));
  const origins = order.filter((id) => zeroed.has(id)).map(nameOf);
  const causes = new Map(
    thief.accomplices.flatMap(({ causes = [] }) => causes.map(({ reason, node }) => [node, reasons[reason](node)])),
  );
  const zeros =
    origins.length > 0
      ? ` ${plural(stolen, 'That factor is', 'Those factors are')} zero because ${list(origins)} ${plural(origins, 'is', 'are')} zero.`
      : '';
  const others = causes.size > 0 ? ` ${capital(list([...causes.values()]))}.` : '';
  const lost = thief.accomplices.length === 0 ? ' The product is too small for float32 and became 0.' : '';
  return `${nameOf(thief.node)}${whereOf(thief.node)} stole it: ${arriving(thief.node)} arrives, exactly 0 leaves. ${list(stolen)}.${zeros}${others}${lost}`;
}

/** So many thieves have a sentence of their own; the others are named together. */
const SPOKEN = 3;

function thiefSentences(thieves: readonly Thief[], order: readonly string[], context: VerdictContext): string {
  const others = thieves.slice(SPOKEN).map(({ node }) => context.nameOf(node));
  const named = others.length > SPOKEN ? `${others.length} other nodes` : list(others);
  return [
    ...thieves.slice(0, SPOKEN).map((thief) => thiefSentence(thief, order, context)),
    ...(others.length > 0 ? [`${named} ${plural(others, 'steals', 'steal')} as well.`] : []),
  ].join(' ');
}

export const words: Words = {
  language: 'en',
  ops: {
    parameter: 'parameter',
    input: 'input',
    constant: 'constant',
    matMul: 'matrix product',
    add: 'sum of two',
    sub: 'difference',
    mul: 'element-wise product',
    div: 'quotient',
    square: 'square',
    sqrt: 'square root',
    sum: 'sum over elements',
    mean: 'mean over elements',
    maximum: 'maximum',
    relu: 'ReLU',
    sigmoid: 'sigmoid',
    tanh: 'tanh',
    softplus: 'softplus',
    sigmoidCrossEntropy: 'sigmoid cross-entropy',
    embed: 'embedding lookup',
    concat: 'concatenation',
    norm: 'Euclidean norm',
    reshape: 'reshape',
    stopGradient: 'stop gradient',
  },
  states: { notReached: 'not reached', zero: 'exactly zero', finite: 'finite', notANumber: 'not a number' },
  table: {
    caption: 'Tensors',
    tensor: 'Tensor',
    shape: 'Shape',
    value: 'Largest value',
    gradient: 'Largest gradient',
    state: 'State',
  },
  graph: {
    title: 'Computation graph',
    thief: 'thief',
    waits: 'waits',
    zero: 'zero',
    legend: 'Gradient that flows back, largest element',
    node: (name, op, shape, arriving, state) => `${name}, ${op}, ${shape}. Gradient ${state}: ${arriving}.`,
    edge: (source, target, flow, state) => `From ${target} back to ${source}: ${state}, ${flow}.`,
    folded: (count) => `${count} nodes, folded; Enter opens it`,
  },
  details: {
    title: 'Under the lens',
    hint: 'Point at a node or an edge, or walk through the graph with the arrow keys, to see its numbers.',
    value: 'value',
    computed: 'computed as',
    arrives: (node) => `arrives at ${node}`,
    local: (target, source) => `∂${target}/∂${source}`,
    passesOn: (source) => `flows on to ${source}`,
    nothingAsked: 'No gradient is asked for here.',
    notYet: 'The pass has not come here yet.',
  },
  sweep: {
    label: 'Pass',
    play: 'Play sweep',
    stop: 'Stop sweep',
    back: 'Previous edge',
    next: 'Next edge',
    start: 'Initial values. Nothing is computed yet.',
    forward: (node) => `Forward: ${node} is computed.`,
    backward: (target, source) => `Backward: from ${target} to ${source}.`,
    done: 'Forward and backward pass done.',
  },
  controls: {
    a: 'Embedding a',
    b: 'Embedding b',
    c: 'Embedding c',
    W: 'Weights W',
    B: 'Bias B',
    E: 'Embeddings',
    weights: 'Layer weights',
    biases: 'Layer biases',
    label: 'Label',
    distance: 'Distance',
    precision: 'Number format',
    feature: 'Feature that joins late',
    added: 'Its embeddings start as',
    direction: 'Direction of a and b',
    mineA: 'Your a',
    mineB: 'Your b',
    optimizer: 'Optimizer',
    rate: 'Learning rate',
    seed: 'Seed',
    backend: 'Backend',
    first: 'First film',
    second: 'Second film',
    initial: 'Initial values',
    model: 'Comparison',
    training: 'Training',
  },
  options: {
    zeros: 'zeros',
    constant: 'constant',
    uniform: 'uniform',
    normal: 'normal',
    glorot: 'Glorot',
    he: 'He',
    published: 'as published',
    sgd: 'SGD',
    momentum: 'momentum',
    rmsprop: 'RMSProp',
    adagrad: 'Adagrad',
    adam: 'Adam',
    auto: 'automatic',
    cpu: 'CPU',
    webgl: 'WebGL',
    squared: 'squared difference',
    root: 'true distance',
    cosine: 'cosine similarity',
    inner: 'inner product',
    swapped: 'swapped anchor',
    float32: 'float32',
    float16: 'float16',
    steepest: 'steepest',
    second: 'second',
    flat: 'flat',
    '0': '0',
    '1': '1',
  },
  buttons: {
    step: 'Step',
    train: 'Train',
    pause: 'Pause',
    reset: 'Reset',
    newSeed: 'New seed',
    copyLink: 'Copy link',
    published: 'With the published bias',
    found: 'As found',
    retry: 'Try again',
  },
  readings: {
    step: 'Step',
    loss: 'Loss',
    auc: 'Held-out AUC',
    movement: 'Largest change of any weight',
    weights: 'Weights',
  },
  charts: {
    loss: 'Loss',
    auc: 'Held-out AUC',
    movement: 'Largest change of a weight, by layer',
    step: 'step',
    histograms: 'Values of each tensor',
  },
  printout: { title: 'What the script prints', missing: 'no path' },
  films: {
    title: 'Ask the model',
    first: 'First film',
    second: 'Second film',
    opinion: (percent) => `The model says: ${percent} that they share a Creative Type.`,
    truth: (same, first, second) =>
      same ? `They do: both are ${first}.` : `They do not: the first is ${first}, the second ${second}.`,
    unknown: (title) => `No film in the data is called “${title}”. Pick one from the list.`,
    noTitles: 'The titles of the films did not load. Check the connection, then pick again.',
  },
  backend: {
    cpu: 'Runs live in this browser, on the CPU.',
    webgl: 'Runs live in this browser, on WebGL.',
    static: 'Computed when this page was built.',
    starting: 'Starting the model…',
    faster: (cpu, webgl) => `A step takes ${cpu} ms on the CPU and ${webgl} ms on WebGL here.`,
    fallback: {
      absent: 'This browser offers no WebGL 2.',
      noFloat32: 'WebGL here cannot compute in float32, and half precision would fake exact zeros.',
      contextLost: 'The browser took WebGL away. Nothing is lost: the run goes on from its last step on the CPU.',
      failed: 'WebGL failed. The run goes on from its last step on the CPU.',
    },
    restarted: 'The engine stopped answering and was started again. The run goes on from its last step.',
    unavailable:
      'The engine did not load, so the numbers here are those computed when the page was built. Check the connection, then try again.',
  },
  link: {
    copied: 'Link copied. It opens this figure as it stands.',
    notCopied: 'The browser did not allow copying. The address bar holds the same link.',
    problems: (parts) =>
      `The link asked for something this figure does not have (${list(parts)}). Its default stands there instead.`,
    replaying: (step) => `Training again to step ${step}, as the link asks…`,
  },
  models: { pair: 'Pair model', film: 'Film case', triplet: 'Triplet model' },
  startsAgain: 'A change of any of these starts a new run from the same seed.',
  noScript: 'Running the model needs JavaScript.',
  badNumber: (label, least, most) =>
    `${label} must be a number from ${least} to ${most}. The last good value stays in force.`,
  verdict(verdict, context) {
    const { nameOf, whereOf } = context;
    if (verdict.outcome === 'notANumber') {
      const where = verdict.broken.map((id) => nameOf(id) + whereOf(id));
      return (
        `Not a number. ${where.length > 0 ? `It begins at ${list(where)}. ` : ''}` +
        'Reset returns to the initial values; a smaller learning rate or other initial values keep the numbers finite.'
      );
    }
    const ids = Object.keys(verdict.parameters);
    const starved = ids.filter((id) => verdict.parameters[id]!.state === 'zero');
    const unreached = ids.filter((id) => verdict.parameters[id]!.state === 'notReached').map(nameOf);
    const waiting = starved.filter((id) => verdict.parameters[id]!.waits).map(nameOf);
    const cancelled = starved.filter((id) => verdict.parameters[id]!.cancelledAt).map(nameOf);
    const dead = starved
      .filter((id) => !verdict.parameters[id]!.waits && !verdict.parameters[id]!.cancelledAt)
      .map(nameOf);
    const apart = unreached.length > 0 ? ` No path leads to ${list(unreached)}.` : '';
    switch (verdict.outcome) {
      case 'stuck': {
        const thieves = thiefSentences(verdict.thieves, ids, context);
        return thieves
          ? `${thieves} No parameter receives a gradient, so no step will ever change one.${apart}`
          : `No parameter receives a gradient, so no step will ever change one.${apart}`;
      }
      case 'settled':
        return `Nothing left to learn: the loss is exactly 0, and asks for no change.${apart}`;
      case 'partial': {
        const parts = [
          waiting.length > 0
            ? `${list(waiting)} ${plural(waiting, 'waits', 'wait')} one step: exactly 0 now, but what ${plural(waiting, 'it is', 'they are')} multiplied by is about to move.`
            : '',
          cancelled.length > 0
            ? `What flows back to ${list(cancelled)} cancels out to exactly 0: two paths bring opposite gradients.`
            : '',
          dead.length > 0 ? `${list(dead)} ${plural(dead, 'receives', 'receive')} exactly 0.` : '',
          dead.length > 0
            ? thiefSentences(
                verdict.thieves.filter(({ waits }) => !waits),
                ids,
                context,
              )
            : '',
        ];
        return `The gradient gets through, though not everywhere. ${parts.filter(Boolean).join(' ')}${apart}`.trim();
      }
      default:
        return 'Nothing is stolen: every parameter receives a gradient.';
    }
  },
};
