import { constantFields } from './fields.ts';
import { constantReadings } from './reading.ts';
import { ConstantLog, FLOOR_OF_ONE_COLUMN } from './log.ts';
import { CONSTANT, constantSpec, LAST } from './spec.ts';
import { defaultState } from '../../figure/field.ts';
import { float32Text } from '../../view/format.ts';
import { trained } from '../../figure/trained.ts';
import { factSource, joinedSource, type ValueSource } from '../../figure/value-source.ts';

const facts = factSource({
  constant: () => String(CONSTANT),
  steps: () => LAST,
  floor: () => float32Text(Math.fround(FLOOR_OF_ONE_COLUMN)),
});

/** Of the starts after a whole run. */
const ofStarts: ValueSource = {
  names: constantReadings.names.map((name) => `${name}.…`),
  read: (name) => {
    if (!constantReadings.names.includes(name.split('.')[0]!)) return undefined;
    const run = new ConstantLog();
    run.take(trained(constantSpec(defaultState(constantFields)), LAST));
    return constantReadings.read(name, { pictures: run.pictures, start: '' });
  },
};

/** Numbers of the trio's starts: `loss.layer`, `about.layer`, `columns.bias`. */
export const constantValues = joinedSource(facts, ofStarts);
