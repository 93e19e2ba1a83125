import type { Figure } from '../../figure/figure.ts';
import { surfaceFields } from './fields.ts';
import { surfaceReadings } from './reading.ts';
import { descentSpec, RATE } from './spec.ts';
import { factSource } from '../../figure/value-source.ts';

/** The loss around zero, and descent on it. */
export const surface: Figure = {
  name: 'surface',
  tags: ['Surface', 'Along'],
  fields: surfaceFields,
  graph: (state) => descentSpec(state).graph,
  spec: descentSpec,
  readings: surfaceReadings.names,
  values: factSource({ rate: () => String(RATE) }),
};
