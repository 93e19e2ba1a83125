import type { InitializerName } from '../engine/initializers.ts';
import type { OptimizerName } from '../engine/optimizers.ts';
import type { ControlName, OptionName } from '../words/words.ts';

interface Common {
  readonly fallback: string;
  /** Allowed values of a choice, in the order shown. */
  readonly options?: readonly string[];
  /** Range of a number. */
  readonly least?: number;
  readonly most?: number;
  /** Only whole numbers. */
  readonly whole?: boolean;
  /** A change of it leaves the run as it is. */
  readonly passive?: boolean;
  /** Which group of controls it stands in. */
  readonly group?: 'initial' | 'model' | 'training';
}

/** A field that a reader sees. */
export interface Control extends Common {
  /** Name of the form control, and of the parameter in a link; each language has a word for it. */
  readonly key: ControlName;
  readonly control: 'choice' | 'select' | 'number' | 'text';
}

/** A field without a control of its own (the step reached): it travels in the link only. */
interface Unseen extends Common {
  readonly key: string;
  readonly control?: undefined;
}

/** One control of a figure. Its table makes the markup, the form's state, the link and the messages. */
export type Field = Control | Unseen;

/** Longer texts in a link are no film's title. */
const LONGEST_TEXT = 200;

/** Training stops here by itself, so that every step reached can stand in a link. */
export const LAST_STEP = 1e6;

/** What a number field of a form takes: no spaces, no `0x10`, no `+1`. */
const DECIMAL = /^-?(\d+|\d*\.\d+)(e[+-]?\d+)?$/i;

export type State = Readonly<Record<string, string>>;

/** A choice of initial values: a rule, or those that the original published. */
export type InitializerOption = InitializerName | 'published';

/** A tensor's initializer. */
export function initializerField(
  key: ControlName,
  fallback: InitializerOption,
  options: readonly InitializerOption[],
): Field {
  return { key, fallback, options, control: options.length > 5 ? 'select' : 'choice', group: 'initial' };
}

export function choiceField(
  key: ControlName,
  fallback: OptionName,
  options: readonly OptionName[],
  control: 'choice' | 'select',
): Field {
  return { key, fallback, options, control, group: 'training' };
}

/** The fields that every figure with a training run has. */
export function trainingFields(optimizer: OptimizerName, rate: string, optimizers: readonly OptimizerName[]): Field[] {
  return [
    choiceField('optimizer', optimizer, optimizers, 'select'),
    { key: 'rate', fallback: rate, least: 0, most: 1e9, control: 'number', group: 'training' },
    { key: 'seed', fallback: '1', least: 0, most: 2 ** 31 - 1, whole: true, control: 'number', group: 'training' },
    choiceField('backend', 'auto', ['auto', 'cpu', 'webgl'], 'select'),
    { key: 'step', fallback: '0', least: 0, most: LAST_STEP, whole: true },
    { key: 'sweep', fallback: '', least: 0, most: 999, whole: true },
  ];
}

export function defaultState(fields: readonly Field[]): State {
  return Object.fromEntries(fields.map(({ key, fallback }) => [key, fallback]));
}

/** Whether a text is a value that the field can take. */
export function accepts({ options, fallback, least, most, whole }: Field, text: string): boolean {
  if (text === fallback) return true;
  if (options) return options.includes(text);
  if (least === undefined || most === undefined) return text.length <= LONGEST_TEXT;
  const number = Number(text);
  return DECIMAL.test(text) && number >= least && number <= most && (!whole || Number.isInteger(number));
}
