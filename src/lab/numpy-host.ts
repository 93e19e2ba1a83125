import { numpyText, PRINT_OPTIONS, type NumpyText, type PrintOptions } from './print/numpy-text.ts';
import type { Handle, Tape } from './tape.ts';
import { numbersOf, shapeOf } from './wire.ts';

/** What `_lab` offers numpy, and those who print as NumPy does. */
export function numpyHost(tape: Tape) {
  let printing: PrintOptions = PRINT_OPTIONS;
  const text = (values: ArrayLike<number>, shape: readonly number[], how: string) =>
    numpyText(values, shape, { ...printing, ...(JSON.parse(how) as NumpyText) });
  return {
    /** What `set_printoptions` gives, as JSON, for all that is printed after. */
    numpy_print: (options: string): string => {
      printing = { ...printing, ...(JSON.parse(options) as Partial<PrintOptions>) };
      return JSON.stringify(printing);
    },
    /** @param how JSON of NumpyText: `{"dtype": "float32", "form": "repr"}`. */
    numpy_text: (values: string, shape: string, how: string): string => text(numbersOf(values), shapeOf(shape), how),
    /** The same of a recorded tensor. */
    numpy_text_of: (handle: Handle, how: string): string =>
      text(
        tape.values(handle),
        tape.shape(handle),
        JSON.stringify({ dtype: 'float32', ...(JSON.parse(how) as NumpyText) }),
      ),
  };
}
