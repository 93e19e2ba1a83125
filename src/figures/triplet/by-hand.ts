import { library } from '../../build/library.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { trained } from '../../figure/trained.ts';
import type { ValueSource } from '../../figure/value-source.ts';
import { comparisonNames, twoVectors, type Comparison } from '../../graph/models/two-vectors.ts';
import { gradientAt, largest } from '../../graph/trace.ts';
import { float32Text, formatNumber } from '../../view/format.ts';

/** Two vectors of zeros, compared as one writes it by hand. */
export function byHand(comparison: Comparison): { readonly value: number; readonly gradient: number } {
  const graph = twoVectors(comparison);
  const spec: SessionSpec = {
    graph,
    initializers: { u: { name: 'zeros' }, v: { name: 'zeros' } },
    seed: 1,
    optimizer: 'sgd',
    learningRate: 0.1,
    feed: { kind: 'fixed', values: {} },
  };
  const { loss, trace } = trained(spec);
  return { value: loss, gradient: largest(gradientAt(graph, trace, 'u')!) };
}

/** `triplet.hand.cosine.gradient` from our engine; `triplet.library.cosine.value` and `triplet.library.oneZero.normalize` as recorded. */
export const byHandValues: ValueSource = {
  names: ['hand.<comparison>.value', 'hand.<comparison>.gradient', 'library.…'],
  read: (name) => {
    const [where, what, which] = name.split('.') as [string, string, string];
    if (where === 'hand' && comparisonNames.includes(what as Comparison)) {
      const { value, gradient } = byHand(what as Comparison);
      return formatNumber(which === 'value' ? value : gradient);
    }
    if (where !== 'library') return undefined;
    if (what === 'triplet')
      return which === 'loss' || which === 'later'
        ? float32Text(library.triplet[which])
        : formatNumber(library.triplet.gradients[which]!);
    if (what === 'oneZero') return formatNumber(library.oneZero[which]![1]);
    const [value, gradient] = library.zeros[what]!;
    return which === 'value' ? formatNumber(value) : formatNumber(gradient);
  },
};
