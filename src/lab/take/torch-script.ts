import { nodeOf, parametersOf, sizeOf, type GraphNode, type NodeId } from '../../graph/graph.ts';
import { isParameter } from '../../graph/ops/leaves.ts';
import { differentiable } from '../../graph/reach.ts';
import { gradientAt, largest } from '../../graph/trace.ts';
import type { LabModel } from '../report.ts';
import { identifiersOf } from './identifiers.ts';
import { listText, tensorText } from './literal.ts';
import { gates } from './torch-gates.ts';
import { helpers } from './torch-helpers.ts';
import { torchOps } from './torch-ops.ts';

const HEADER = `# A model from the Lab of "Who Stole My Gradients?": the same graph with the same initial values, in PyTorch.
# It prints the loss, and for each parameter the largest size in its gradient and the gradient itself.
`;

/** What would end a comment, and with it let a program that came by a link say more than a comment. */
const CONTROL = /[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g;

/** What of a model a script holds. */
export type Scripted = Pick<LabModel, 'graph' | 'trace' | 'lines' | 'scopes'>;

/**
 * A Python script that needs PyTorch only: the model's graph, op by op, with the values it started with, its backward
 * pass, and the numbers that come of it.
 * @param source the reader's program, for the comments.
 */
export function torchScript(model: Scripted, source: string): string {
  const { graph } = model;
  const names = identifiersOf(graph);
  const used = new Set<string>();
  const body = statements(model, source.split('\n'), names, used);
  const loss = names.get(graph.loss)!;
  const ending = differentiable(graph).has(graph.loss)
    ? [`${loss}.backward()`, '', `print("loss", ${loss}.item())`, ...printing(model, names)]
    : ['# No parameter leads to the loss: there is nothing to differentiate.', `print("loss", ${loss}.item())`];
  const text = [...body, '', ...ending].join('\n');
  const functions = Object.entries(helpers).flatMap(([name, definition]) => (used.has(name) ? [definition] : []));
  const imports = [
    ...(/\b(?:inf|nan)\b/.test(text) ? ['from math import inf, nan', ''] : []),
    'import torch',
    ...(/\bF\./.test(text + functions.join('')) ? ['import torch.nn.functional as F'] : []),
    '',
    'torch.set_printoptions(precision=8)',
  ];
  return `${[HEADER, ...imports, '', ...functions.flatMap((one) => ['', one]), ...(functions.length > 0 ? [''] : []), text].join('\n')}\n`;
}

/** One statement for each node, in the graph's order, each line of the program named before what it made. */
function statements(
  { graph, trace, lines, scopes }: Scripted,
  source: readonly string[],
  names: ReadonlyMap<NodeId, string>,
  used: Set<string>,
): string[] {
  let place = '';
  return graph.nodes.flatMap((node) => {
    const name = names.get(node.id)!;
    const text = node.inputs.length > 0 ? computed(node) : given(node, name.length + 3);
    for (const [word] of text.matchAll(/[A-Za-z_]\w*(?=[.(])/g)) used.add(word);
    const [line, scope] = [lines[node.id], scopes[node.id]];
    const now =
      line === undefined ? '' : `# line ${line}${scope ? `, ${scope}` : ''}: ${source[line - 1]?.trim() ?? ''}`;
    const isNew = now !== place && now !== '';
    place = now;
    return [...(isNew ? [now.replace(CONTROL, ' ')] : []), `${name} = ${text}`];
  });

  /** Whether a gradient comes here that is not finite, or has to go on to what is not. */
  function isTroubled({ id, inputs }: GraphNode): boolean {
    const gradient = gradientAt(graph, trace, id);
    const met = gradient ? [gradient, ...inputs.map((input) => trace.values[input]!)] : [];
    return met.some((numbers) => !Number.isFinite(largest(numbers)));
  }

  function given(node: GraphNode, lead: number): string {
    return tensorText(trace.values[node.id]!, node.shape, isParameter(node), lead);
  }

  function computed(node: GraphNode): string {
    const { op, inputs, attributes, shape } = node;
    const x = inputs.map((input) => names.get(input)!);
    const gate = gates[op];
    const row = gate && isTroubled(node) ? gate : torchOps[op];
    return row({ x, shapes: inputs.map((input) => nodeOf(graph, input).shape), attributes, shape });
  }
}

/** A tensor without numbers has no largest one, and is left out. */
function printing({ graph }: Scripted, names: ReadonlyMap<NodeId, string>): string[] {
  const parameters = parametersOf(graph).filter(({ shape }) => sizeOf(shape) > 0);
  if (parameters.length === 0) return [];
  const pairs = parameters.map(({ id }) => `(${JSON.stringify(id)}, ${names.get(id)})`);
  return [
    `for name, tensor in ${listText(pairs, 0, 'for name, tensor in :'.length)}:`,
    '    if tensor.grad is None:',
    '        print(name, None)',
    '    else:',
    '        print(name, tensor.grad.abs().max().item())',
    '        print(tensor.grad)',
  ];
}
