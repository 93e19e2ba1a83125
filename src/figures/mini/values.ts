import { miniReadings } from './reading.ts';
import { minis, miniSpec, type MiniName } from './models.ts';
import { formatNumber } from '../../view/format.ts';
import { trained } from '../../figure/trained.ts';
import type { ValueSource } from '../../figure/value-source.ts';

const names = Object.keys(minis) as MiniName[];

/** Numbers of the small models at any step: `gate.50.about`, `zero.0.loss`, `mlp-tanh.50.value.B2`. */
export const miniValues: ValueSource = {
  names: names.map((name) => `${name}.<step>.…`),
  read: (path) => {
    const [name, step, ...reading] = path.split('.') as [MiniName, string, ...string[]];
    if (!names.includes(name) || !/^\d+$/.test(step)) return undefined;
    const spec = miniSpec(minis[name]);
    const frame = trained(spec, Number(step));
    // The loss in few digits, where only its size matters.
    if (reading.join('.') === 'about') return formatNumber(Number(frame.loss.toPrecision(2)));
    return miniReadings.read(reading.join('.'), { frame, graph: spec.graph, start: trained(spec).loss });
  },
};
