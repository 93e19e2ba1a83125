import type { Dictionary } from '../../words/dictionary.ts';
import type { State } from '../../figure/field.ts';
import type { ControlName, OptionName } from '../../words/words.ts';
import { changesIn, TripletTrials, works, type Judgement } from './trials.ts';

/** The judgement of the reader's choice in words, and the choice in words where it solves the homework. */
export interface Said {
  readonly text: string;
  readonly solved?: string;
}

type JudgeWords = Pick<Dictionary, 'triplet' | 'shared'>;

let trials: TripletTrials | undefined;

/** Judges the initial values in a state of the triplet's controls: first that it runs, then what came of it. */
export async function* judged(state: State, words: JudgeWords): AsyncGenerator<Said> {
  const { judge } = words.triplet;
  const changes = changesIn(state);
  if (state.distance !== 'squared') return yield { text: judge.otherDistance };
  if (changes.length === 0) return yield { text: judge.untouched };
  yield { text: judge.running };
  trials ??= new TripletTrials();
  try {
    yield said(await trials.judge(changes, state.seed!), words);
  } catch (error) {
    console.warn(error);
    yield { text: judge.failed };
  }
}

function said({ changes, fate, receivers, missing, tried, singles }: Judgement, words: JudgeWords): Said {
  const { judge } = words.triplet;
  const { controls, options } = words.shared;
  const named = changes.map(({ tensor, initializer }) => ({
    tensor: controls[tensor as ControlName],
    initializer: options[initializer as OptionName],
  }));
  const what = judge.changes(named);
  const outcome = {
    stuck: () => judge.stuck,
    content: () => judge.content,
    partial: () => judge.partial(receivers, missing),
    met: () => judge.met(receivers),
    free: () => judge.free(receivers),
  }[fate]();
  const parts = [`${what}.`, outcome];
  if (!works(fate)) return { text: parts.join(' ') };
  const smallest = changes.length === 1 || singles.length === 0;
  parts.push(smallest ? judge.smallest(tried, singles.length) : judge.smaller);
  return { text: parts.join(' '), solved: smallest ? what : undefined };
}
