import { initialValues } from '../../engine/initial-values.ts';
import type { OptimizerName } from '../../engine/optimizer-names.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { streamOf } from '../../engine/random.ts';
import type { Frame } from '../../engine/protocol.ts';
import { trained } from '../../figure/trained.ts';
import { factSource, type ValueSource } from '../../figure/value-source.ts';
import { deepPairModel } from '../../graph/models/deep-pair.ts';
import { parametersOf } from '../../graph/graph.ts';
import { gradientAt, largest } from '../../graph/trace.ts';
import { float32Text, formatNumber } from '../../view/format.ts';
import { ESCAPED_BELOW } from './spec.ts';

/** Pairs in the one batch, all of random numbers, their labels too. */
const BATCH = 128;
/** Every weight starts near 0, as far as a careful engineer would go. */
export const DEEP_SCALE = 0.01;
/** How long SGD is watched. */
export const DEEP_STEPS = 1000;

const rates = { sgd: 0.5, adam: 0.01 } satisfies Partial<Record<OptimizerName, number>>;

export const deepModel = deepPairModel(BATCH);

/** Three small layers in two towers, from N(0, scale). */
export function deepSpec(optimizer: keyof typeof rates, scale = DEEP_SCALE): SessionSpec {
  const draw = (name: string) => [...initialValues({ name: 'normal', scale: 1 }, [BATCH, 8], () => streamOf(1, name))];
  const coin = streamOf(1, 'label');
  return {
    graph: deepModel,
    initializers: Object.fromEntries(
      parametersOf(deepModel).map(({ id }) => [id, scale === 0 ? { name: 'zeros' } : { name: 'normal', scale }]),
    ),
    seed: 1,
    optimizer,
    learningRate: rates[optimizer],
    feed: {
      kind: 'fixed',
      values: { a: draw('a'), b: draw('b'), label: Array.from({ length: BATCH }, () => Number(coin() < 0.5)) },
    },
  };
}

/** The largest gradient of any parameter. */
export function deepGradient({ trace }: Frame): number {
  return Math.max(...parametersOf(deepModel).map(({ id }) => largest(gradientAt(deepModel, trace, id)!)));
}

/** The first step at which the loss is below the threshold. */
export function deepEscape({ losses }: Frame): number | undefined {
  return losses.find(({ value }) => value < ESCAPED_BELOW)?.step;
}

/** `escape.deep.sgd.loss`, `escape.deep.adam.steps`. */
export const deepValues: ValueSource = factSource({
  'deep.scale': () => String(DEEP_SCALE),
  'deep.steps': () => DEEP_STEPS,
  'deep.batch': () => BATCH,
  'deep.gradient': () => formatNumber(deepGradient(trained(deepSpec('sgd')))),
  'deep.sgd.rate': () => String(rates.sgd),
  'deep.sgd.loss': () => float32Text(trained(deepSpec('sgd'), DEEP_STEPS).loss),
  'deep.adam.rate': () => String(rates.adam),
  'deep.adam.steps': () => deepEscape(trained(deepSpec('adam'), 100))!,
});
