/** What is seen in a program besides thieves, in short. */
import { labModel } from '../../src/lab/report.ts';
import type { PythonRun } from '../../src/lab/interpreter.ts';

/** `saturated sigmoid`, `unused w`, `ignored label`; nothing of a program that takes no gradient. */
export function seenIn({ passes, program }: PythonRun, source: string): string[] {
  if (!passes[0]) return [];
  const model = labModel(passes[0], source, program);
  return [
    ...model.observations.map(({ kind, node }) => `${kind} ${node}`),
    ...model.untrained.map((node) => `untrained ${node}`),
    ...(['unused', 'cut', 'ignored'] as const).flatMap((kind) =>
      model.program[kind].map(({ name }) => `${kind} ${name}`),
    ),
  ];
}

/** The snippets in which there is something to see: everything else is as it should be, and nothing may be said of it. */
export const notable: Readonly<Record<string, readonly string[]>> = {
  // A variable called `unused`, which is.
  'tf1/detached': ['unused unused'],
  // Kernels that start at one number throughout.
  'tf1/layers_dense': ['symmetric hidden/kernel'],
  'tf1/variable_scope': ['symmetric tower/w'],
  'tf1/norm_nan': ['broken distance'],
  'tf2/norm_nan': ['broken distance'],
  // Tensors made to be printed, with `requires_grad=True`.
  // A target network is detached on purpose.
  'torch/target-network': ['0.weight', '0.bias', '2.weight', '2.bias'].map((one) => `cut target.${one}`),
  'torch/assorted': ['unused q', 'unused h'],
  'torch/detach': ['detached detach'],
  'torch/gates': ['broken sqrt'],
  'torch/gan': ['detached detach'],
  // Layers that are called and printed, and never differentiated.
  'torch/layers': ['unused bn.weight', 'unused bn.bias', 'unused bilinear.weight', 'unused bilinear.bias'],
  // A second model, into which the first one's state is loaded.
  'torch/modules': [
    ...['gate', 'lin.weight', 'lin.bias'].map((name) => `unused other.blocks.0.${name}`),
    ...['gate', 'lin.weight', 'lin.bias'].map((name) => `unused other.blocks.1.${name}`),
    'unused other.heads.main.weight',
    'unused other.heads.main.bias',
  ],
  'torch/nan': ['broken sqrt'],
  'torch/saturated': ['saturated sigmoid', 'saturated sigmoid_2', 'tiny net.0.weight'],
  // A bias right before a batch normalization, which takes it away again.
  'torch/siamese': ['tiny net.0.bias'],
  'torch/underflow': ['tiny layers.0.weight'],
  // As made by chance: half of the hidden units are below zero for the whole batch.
  'torch/vae': ['deadUnits h'],
};
