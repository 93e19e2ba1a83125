/** Random small models: drawn by fast-check, written as PyTorch, computed in float64. */
import fc from 'fast-check';
import { build, count, element, total, type Numbers } from './numbers64.ts';
import { kinds } from './moves/kinds.ts';
import type { Move } from './moves/move.ts';

interface Leaf extends Numbers {
  readonly name: string;
  /** Whether a gradient is asked for. */
  readonly learns: boolean;
}

interface Step {
  readonly name: string;
  readonly from: readonly [number, number];
  readonly move: Move;
}

/** A model: its leaves, then its steps, each of two earlier tensors, of which it may use one. */
export interface Program {
  readonly leaves: readonly Leaf[];
  readonly steps: readonly Step[];
  /** The results that no step uses; each counts in the loss. */
  readonly ends: readonly number[];
}

/** Larger numbers leave float32 too few digits; larger tensors say nothing more. */
const MOST = { value: 20, size: 36 };

const SHAPES: readonly (readonly number[])[] = [
  [],
  [3],
  [2, 3],
  [3, 3],
  [3, 2],
  [1, 3],
  [2, 1],
  [2, 2, 3],
  [2, 3, 2],
  [1],
];

/** Of 1024ths, so that every number is the same in float32. Zero throughout one time in four. */
const leaves = fc.constantFrom(...SHAPES).chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    values: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.array(
          fc.integer({ min: -1536, max: 1536 }).map((n) => n / 1024),
          exactly(shape),
        ),
      },
      { weight: 1, arbitrary: fc.constant(Array<number>(count(shape)).fill(0)) },
    ),
    learns: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  }),
);

function exactly(shape: readonly number[]) {
  return { minLength: count(shape), maxLength: count(shape) };
}

const choices = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000));

/** Models of one to four parameters, some of them zero, and three to fifteen operations. */
export const programs: fc.Arbitrary<Program> = fc
  .tuple(fc.array(leaves, { minLength: 1, maxLength: 4 }), fc.array(choices, { minLength: 3, maxLength: 15 }))
  .map(([drawn, steps]) => {
    const all = drawn.map((leaf, i) => ({ ...leaf, name: `p${i}`, learns: leaf.learns || i === 0 }));
    return programOf(all, steps);
  });

function programOf(given: readonly Leaf[], drawn: readonly (readonly number[])[]): Program {
  const tensors: Numbers[] = [...given];
  const steps: Step[] = [];
  const used = new Set<number>();
  for (const [kind, form, first, second, choice] of drawn as [number, number, number, number, number][]) {
    // Late tensors twice as often: depth makes the difference.
    const at = (n: number) =>
      n % 2 ? tensors.length - 1 - ((n >> 1) % Math.min(3, tensors.length)) : (n >> 1) % tensors.length;
    const forms = kinds[kind % kinds.length]!;
    const found = candidates(forms, form, tensors, at(first), at(second), choice);
    if (!found) continue;
    used.add(found.from[0]);
    if (/\by\b/.test(found.move.write('x', 'y'))) used.add(found.from[1]);
    tensors.push(found.result);
    steps.push({ name: `t${steps.length}`, from: found.from, move: found.move });
  }
  const ends = tensors.flatMap((_, i) => (used.has(i) ? [] : [i]));
  return { leaves: given, steps, ends };
}

/** The first form from `start` on that fits the operands, or the first with any other tensor as the second. */
function candidates(
  forms: (typeof kinds)[number],
  start: number,
  tensors: readonly Numbers[],
  a: number,
  b: number,
  choice: number,
) {
  for (let i = 0; i < forms.length; i++)
    for (let j = 0; j < tensors.length; j++) {
      const second = (b + j) % tensors.length;
      const move = forms[(start + i) % forms.length]!(tensors[a]!, tensors[second]!, choice);
      if (!move) continue;
      const result = move.compute(tensors[a]!, tensors[second]!);
      const fits = result.values.length <= MOST.size && result.shape.length <= 3 && result.values.length > 0;
      if (fits && result.values.every((x) => Math.abs(x) < MOST.value))
        return { from: [a, second] as const, move, result };
    }
  return undefined;
}

/** What an element of a result counts in the loss: no two alike, so that nothing cancels by chance. */
const weight = (i: number) => (((i * 37) % 101) + 13) / 64;
const nameOf = ({ leaves: given, steps }: Program, i: number) => given[i]?.name ?? steps[i - given.length]!.name;

/** The loss in float64. @param frozen what detached tensors hold; filled in where it is empty */
function lossOf(
  { leaves: given, steps, ends }: Program,
  values: readonly Numbers[],
  frozen: Map<number, Numbers>,
): number {
  const tensors: Numbers[] = given.map((leaf, i) => values[i] ?? leaf);
  steps.forEach(({ from: [a, b], move }, i) => {
    const kept = frozen.get(i);
    const result = kept ?? move.compute(tensors[a]!, tensors[b]!);
    if (move.cuts) frozen.set(i, result);
    tensors.push(result);
  });
  return total(ends.flatMap((end) => tensors[end]!.values.map((x, i) => x * weight(i))));
}

/** A derivative by differences; undefined where the loss has a kink or a jump, and no one derivative. */
export function derivatives(program: Program, leaf: number): (number | undefined)[] {
  const frozen = new Map<number, Numbers>();
  const here = lossOf(program, [], frozen);
  const { shape, values } = program.leaves[leaf]!;
  return values.map((value, i) => {
    const at = (x: number) => {
      const moved: Numbers[] = [];
      moved[leaf] = { shape, values: values.with(i, x) };
      return lossOf(program, moved, frozen);
    };
    const slopes = [2e-6, 1.6e-5].flatMap((h) => {
      const [up, down] = [at(value + h), at(value - h)];
      return [(up - down) / (2 * h), (up - here) / h, (here - down) / h];
    });
    const middle = slopes[0]!;
    return slopes.every((slope) => Math.abs(slope - middle) < 4e-4 * (1 + Math.abs(middle))) ? middle : undefined;
  });
}

/** As Python writes nested lists. */
function listed({ shape, values }: Numbers): string {
  if (shape.length === 0) return written(values[0]!);
  const inner = shape.slice(1);
  const rows = Array.from({ length: shape[0]! }, (_, k) =>
    listed(build(inner, (at) => element({ shape, values }, [k, ...at]))),
  );
  return `[${rows.join(', ')}]`;
}

const written = (x: number) => (Number.isInteger(x) ? x.toFixed(1) : String(x));

/**
 * A model as PyTorch, in a function of its own. Prints a list of numbers for each: the loss, each result, and the
 * gradient of each leaf that learns, `None` where no path leads.
 */
export function torchText(program: Program, name: string): string {
  const { leaves: given, steps, ends } = program;
  const body = given.map((leaf) => {
    const more = leaf.learns ? ', requires_grad=True' : '';
    return `${leaf.name} = torch.tensor(${listed(leaf)}${more})`;
  });
  for (const { name: result, from, move } of steps)
    body.push(`${result} = ${move.write(nameOf(program, from[0]), nameOf(program, from[1]))}`);
  const parts = ends.map(
    (end) => `(${nameOf(program, end)}.reshape(-1) * weights(${nameOf(program, end)}.numel())).sum()`,
  );
  body.push(`loss = ${parts.join(' + ')}`);
  body.push('if loss.requires_grad:', '    loss.backward()', 'show(loss)');
  for (const step of steps) body.push(`show(${step.name})`);
  for (const leaf of given) if (leaf.learns) body.push(`show(${leaf.name}.grad)`);
  return [`def ${name}():`, ...body.map((line) => `    ${line}`), `${name}()`, ''].join('\n');
}

export const PREAMBLE = `import torch
from torch import nn
import torch.nn.functional as F
def weights(n):
    return torch.tensor([((i * 37) % 101 + 13) / 64 for i in range(n)])
def show(x):
    print("None" if x is None else " ".join(["%.9g" % v for v in x.detach().reshape(-1).tolist()]))
`;
