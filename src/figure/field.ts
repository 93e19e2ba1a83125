/** One control of a figure. Its table makes the markup, the form's state, the link and the messages. */
export interface Field {
  /** Name of the form control, and of the parameter in a link. */
  readonly key: string;
  readonly fallback: string;
  /** Allowed values of a choice, in the order shown. */
  readonly options?: readonly string[];
  /** Its options are names in the data: they are shown as they are. */
  readonly verbatim?: boolean;
  /** Range of a number. */
  readonly least?: number;
  readonly most?: number;
  /** Only whole numbers. */
  readonly whole?: boolean;
  /** How it is shown; fields without a control of their own (the step reached) travel in the link only. */
  readonly control?: 'choice' | 'select' | 'number' | 'text';
  /** A change of it leaves the run as it is. */
  readonly passive?: boolean;
  /** Only a question sets it: links neither read nor write it. */
  readonly asked?: true;
  /** Which group of controls it stands in. */
  readonly group?: 'initial' | 'model' | 'training';
}

/** Longer texts in a link are no film's title. */
const LONGEST_TEXT = 200;

/** Training stops here by itself, so that every step reached can stand in a link. */
export const LAST_STEP = 1e6;

/** Seeds run from 0 to here. */
export const SEEDS = 2 ** 31 - 1;

/** What a number field of a form takes: no spaces, no `0x10`, no `+1`. */
const DECIMAL = /^-?(\d+|\d*\.\d+)(e[+-]?\d+)?$/i;

export type State = Readonly<Record<string, string>>;

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
