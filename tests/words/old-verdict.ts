/** The verdict as the interface said it before facts and words were two things: the oracle of what it says now. */
import { edgesOf, nodeOf, type Graph } from '../../src/graph/graph.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import { gradientAt, largest, type Trace } from '../../src/graph/trace.ts';
import type { Thief, Verdict } from '../../src/graph/verdict.ts';
import type { ZeroReason } from '../../src/graph/zeros.ts';
import { formatList, formatNumber } from '../../src/view/format.ts';

export interface OldContext {
  readonly nameOf: (id: string) => string;
  readonly whereOf: (id: string) => string;
  readonly arriving: (id: string) => string;
  readonly local: (edge: string) => string;
  readonly source: (edge: string) => string;
}

export function oldContext(
  graph: Graph,
  trace: Trace,
  nameOf: OldContext['nameOf'],
  whereOf: OldContext['whereOf'],
): OldContext {
  const edgeOf = (id: string) => {
    const { source, target, slot } = edgesOf(graph).find((edge) => edge.id === id)!;
    return { source, node: nodeOf(graph, target), slot };
  };
  return {
    nameOf,
    whereOf,
    arriving: (id) => {
      const gradient = gradientAt(graph, trace, id) ?? [];
      return gradient.length <= 4 ? formatList(gradient) : formatNumber(largest(gradient));
    },
    source: (edge) => edgeOf(edge).source,
    local: (edge) => {
      const { node, slot } = edgeOf(edge);
      return labOps[node.op].slot(slot)?.local(node.inputs, node.id) ?? '';
    },
  };
}

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
function thiefSentence(thief: Thief, order: readonly string[], context: OldContext): string {
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

function thiefSentences(thieves: readonly Thief[], order: readonly string[], context: OldContext): string {
  const others = thieves.slice(SPOKEN).map(({ node }) => context.nameOf(node));
  const named = others.length > SPOKEN ? `${others.length} other nodes` : list(others);
  return [
    ...thieves.slice(0, SPOKEN).map((thief) => thiefSentence(thief, order, context)),
    ...(others.length > 0 ? [`${named} ${plural(others, 'steals', 'steal')} as well.`] : []),
  ].join(' ');
}

export function oldVerdict(verdict: Verdict, context: OldContext): string {
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
}
