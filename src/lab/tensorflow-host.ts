import { sizeOf, type Attributes, type OpName, type Shape } from '../graph/graph.ts';
import { labOps } from '../graph/ops/lab.ts';
import { drawn, type Distribution } from './tensorflow-random.ts';
import { TensorflowOptimizing, type Rule, type Settings } from './tensorflow-optimizing.ts';
import type { Handle, Pass, Watch } from './entry.ts';
import type { Tape } from './tape.ts';
import { shapeOf } from './wire.ts';

/** `3 7 9` and `0-4 6-9`: what is watched, and the spans. */
function watchOf(watched: string, spans: string): Watch {
  return {
    watched: new Set(watched === '' ? [] : watched.split(' ').map(Number)),
    spans: spans === '' ? [] : spans.split(' ').map((span) => span.split('-').map(Number) as [number, number]),
  };
}

/**
 * What `_lab` offers tensorflow.
 * @param source the reader's program.
 */
export function tensorflowHost(tape: Tape, passes: Pass[], source: () => string) {
  const optimizing = new TensorflowOptimizing();
  return {
    source,
    /** The handle that the next tensor will have. */
    next: (): Handle => tape.next,
    /** A leaf of one number throughout. */
    fill: (value: number, shape: string): Handle => {
      const sizes = shapeOf(shape);
      tape.admit(sizes);
      return tape.leaf('constant', new Float32Array(sizeOf(sizes)).fill(value), sizes);
    },
    /** A leaf of random numbers: the same for the same seed, and no library's own. */
    draw: (distribution: Distribution, a: number, b: number, shape: string, seed: string): Handle => {
      const sizes = shapeOf(shape);
      tape.admit(sizes);
      return tape.leaf('constant', drawn(distribution, a, b, sizeOf(sizes), seed), sizes);
    },
    /** The shape that `apply` would give, by the table's own rule: for a graph that is built before it has values. */
    infer: (op: OpName, shapes: string, attributes: string): string =>
      JSON.stringify(labOps[op].shape(JSON.parse(shapes) as Shape[], JSON.parse(attributes) as Attributes)),
    /** One step of an optimizer. @returns the variable's new handle. */
    update: (rule: Rule, variable: Handle, gradient: Handle, key: string, settings: string): Handle => {
      const [values, flow] = [tape.values(variable), tape.values(gradient)];
      return tape.step(variable, optimizing.step(rule, key, values, flow, JSON.parse(settings) as Settings));
    },
    /** Gradients of what was watched only. @returns their handles apart by spaces, `-` where no path leads. */
    watched: (root: Handle, targets: string, watched: string, spans: string): string => {
      const { pass, gradients } = tape.gradients(root, targets.split(' ').map(Number), watchOf(watched, spans));
      if (pass) passes.push(pass);
      return gradients.map((handle) => handle ?? '-').join(' ');
    },
  };
}
