import { float32Text, formatNumber } from '../../view/format.ts';
import type { Escapee, Escapes } from './escapes.ts';

type Read = (copy: Escapee) => string;

/** What can be asked of one copy, by the size of its start: `steps.1e-8`. */
const ofCopy: Readonly<Record<string, Read>> = {
  escaped: ({ escaped }) => (escaped === undefined ? 'no' : 'yes'),
  steps: ({ escaped }) => escaped?.toString() ?? '–',
  loss: ({ loss }) => float32Text(loss),
  gradient: ({ gradient }) => formatNumber(gradient),
};

/**
 * One number of the race as text.
 * @param name `steps.1e-8`, `loss.0`; or of all: `step`, `factor`, `perDecade`, `escapees`.
 * @throws Error when there is no such copy or reading.
 */
export function escapeReading(name: string, copies: readonly Escapee[], escapes: Escapes): string {
  const [what, id] = name.split('.') as [string, string?];
  if (what === 'step') return String(escapes.step);
  if (what === 'factor') return formatNumber(escapes.prediction!.factor);
  if (what === 'perDecade') return formatNumber(escapes.prediction!.perDecade);
  if (what === 'escapees') return String(copies.filter(({ escaped }) => escaped !== undefined).length);
  const copy = copies.find((one) => one.id === id);
  if (!copy || !ofCopy[what]) throw new Error(`The race has no reading "${name}".`);
  return ofCopy[what](copy);
}
