/** What the verdict on a small model speaks of: tensors and nodes by the names the graph shows. */
export interface MiniVerdict {
  /** Parameters that receive a gradient. */
  readonly moving: readonly string[];
  /** Parameters that wait for one step. */
  readonly waiting: readonly string[];
  /** Parameters that receive exactly zero and will go on to. */
  readonly starved: readonly string[];
  /** Parameters that no path leads to. */
  readonly unreached: readonly string[];
  /** Where the gradient stops for good. */
  readonly thieves: readonly string[];
  /** Where numbers go wrong. */
  readonly broken: readonly string[];
}

/** The words of a small model. */
export interface MiniWords {
  readonly moved: string;
  readonly gradient: string;
  readonly table: (title: string) => string;
  readonly sparkline: string;
  readonly unavailable: string;
  /** One line; no number in it changes from step to step. */
  readonly verdict: (verdict: MiniVerdict) => string;
  /** What a run came to, by what has moved. */
  readonly outcome: (steps: number, trains: boolean, moved: readonly string[], still: readonly string[]) => string;
}

function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

const verb = (items: readonly string[], one: string, more: string) => (items.length === 1 ? one : more);

export const words: MiniWords = {
  moved: 'Moved by',
  gradient: 'Gradient',
  table: (title) => `Tensors of ${title}`,
  sparkline: 'Loss',
  unavailable: 'The engine did not load. These are the numbers of the page as built.',
  verdict({ moving, waiting, starved, unreached, thieves, broken }) {
    if (broken.length > 0) return `Not a number: it begins at ${list(broken)}.`;
    const everything = waiting.length + starved.length + unreached.length === 0;
    const parts = [
      everything ? 'Every tensor receives a gradient.' : '',
      !everything && moving.length > 0 ? `${list(moving)} ${verb(moving, 'receives', 'receive')} a gradient.` : '',
      waiting.length > 0 ? `${list(waiting)} ${verb(waiting, 'waits', 'wait')} one step.` : '',
      starved.length > 0
        ? `${list(starved)} ${verb(starved, 'receives', 'receive')} exactly 0${thieves.length > 0 ? `: it stops at ${list(thieves)}` : ''}.`
        : '',
      unreached.length > 0 ? `No path leads back to ${list(unreached)}.` : '',
    ];
    return parts.filter(Boolean).join(' ');
  },
  outcome(steps, trains, moved, still) {
    if (trains) return `After ${steps} steps every tensor has moved, and the loss is lower.`;
    if (moved.length === 0) return `After ${steps} steps nothing has moved, by any amount.`;
    if (still.length === 0) return `After ${steps} steps every tensor has moved, and the loss is no lower.`;
    return `After ${steps} steps ${list(moved)} ${verb(moved, 'has', 'have')} moved; ${list(still)} ${verb(still, 'has', 'have')} not, by any amount.`;
  },
};
