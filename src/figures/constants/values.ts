import { constantFields } from './fields.ts';
import { ConstantRun, constantReading, FLOOR_OF_ONE_COLUMN } from './run.ts';
import { CONSTANT, constantSpec, LAST } from './spec.ts';
import { defaultState } from '../../figure/field.ts';
import { float32Text } from '../../view/format.ts';
import { trained } from '../../build/run.ts';
import { factSource, type ValueSource } from '../../figure/value-source.ts';

const facts = factSource({
  constant: () => String(CONSTANT),
  steps: () => LAST,
  floor: () => float32Text(Math.fround(FLOOR_OF_ONE_COLUMN)),
});

/** Numbers of the trio's starts after a whole run: `loss.layer`, `about.layer`, `columns.bias`. */
export const constantValues: ValueSource = {
  names: [...facts.names, 'loss.…', 'about.…', 'columns.…', 'embeddings.…'],
  read: (name) => {
    const fact = facts.read(name);
    if (fact !== undefined) return fact;
    const run = new ConstantRun();
    run.take(trained(constantSpec(defaultState(constantFields)), LAST));
    return constantReading(name, run.pictures, '');
  },
};
