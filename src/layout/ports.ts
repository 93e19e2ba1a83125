import type { Layered } from './layers.ts';
import { spread } from './spread.ts';
import { apartFor, CORNER } from './tags.ts';

/** The x at which an edge leaves its source and enters its target. */
export interface Port {
  leaves: number;
  enters: number;
}

/** Clear width between two ports where the box has room. */
const PORT_GAP = 14;

/**
 * Fifth stage: where edges touch their boxes; one port for each chain, in the chains' order. Ports lean towards where
 * their edge comes from, so edges do not cross at the box; an edge to a box straight below stays vertical. Two that leave
 * one box have its tag between them.
 */
export function ports(layered: Layered, x: Float64Array, tagWidth: number): Port[] {
  const result = layered.chains.map((): Port => ({ leaves: 0, enters: 0 }));
  const touching = layered.cells.map(() => ({ out: [] as number[], in: [] as number[] }));
  layered.chains.forEach(({ cells }, chain) => {
    touching[cells[0]!]!.out.push(chain);
    touching[cells.at(-1)!]!.in.push(chain);
  });

  for (const cell of layered.cells) {
    const { out, in: into } = touching[cell.id]!;
    const place = (
      chains: number[],
      apart: number,
      next: (chain: number) => number,
      set: (port: Port, x: number) => void,
    ) => {
      const lean = (chain: number) => x[next(chain)]! - x[cell.id]!;
      // Operands that come from one place keep the order of their slots; the sort is stable.
      const sorted = chains.toSorted((a, b) => lean(a) - lean(b));
      const reach = Math.max(0, cell.width / 2 - CORNER);
      const gap = Math.min(apart, (2 * reach) / Math.max(1, sorted.length - 1));
      const wishes = sorted.map((chain) => {
        // Two boxes meet halfway; the point of a long edge cannot come closer.
        const share = layered.cells[next(chain)]!.node === undefined ? 1 : 1 / 2;
        return { at: Math.max(-reach, Math.min(reach, lean(chain) * share)), weight: 1 };
      });
      const gaps = Array<number>(Math.max(0, sorted.length - 1)).fill(gap);
      spread(wishes, gaps, -reach, reach).forEach((offset, i) => set(result[sorted[i]!]!, x[cell.id]! + offset));
    };
    place(
      out,
      out.length === 2 ? apartFor(tagWidth) : PORT_GAP,
      (chain) => layered.chains[chain]!.cells[1]!,
      (port, at) => (port.leaves = at),
    );
    place(
      into,
      PORT_GAP,
      (chain) => layered.chains[chain]!.cells.at(-2)!,
      (port, at) => (port.enters = at),
    );
  }
  return result;
}
