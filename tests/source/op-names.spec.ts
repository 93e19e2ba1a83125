import { expect, test } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { labOps } from '../../src/graph/ops/lab.ts';

/**
 * What is known of an op stands in its row; nobody else asks an op for its name. These files do, for it is what they are
 * about: the tables, the kernels, the models, the words, and what writes PyTorch.
 */
const PLACES = ['src/graph/ops/', 'src/graph/models/', 'src/engine/kernels/', 'src/words/', 'src/lab/take/torch-'];

const names = new Set(Object.keys(labOps));
const TABLES = /^(OpName|ChapterOp|LabOp)$/;
const EQUALITY = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

const isName = (node: ts.Node): boolean => ts.isStringLiteralLike(node) && names.has(node.text);
const isNameType = (node: ts.Node): boolean => ts.isLiteralTypeNode(node) && isName(node.literal);
/** `op`, `node.op`, `entry.op!`: what holds an op's name. */
const isOp = (node: ts.Node): boolean => /(^|[.[])\w*[oO]p[!?\]]*$/.test(node.getText());
const several = (nodes: readonly ts.Node[], is: (node: ts.Node) => boolean) => nodes.length > 1 && nodes.every(is);

/** What a node of the syntax tree does with the names of ops, if it does anything. */
function offence(node: ts.Node): string | undefined {
  if (ts.isBinaryExpression(node) && EQUALITY.has(node.operatorToken.kind)) {
    const sides = [node.left, node.right];
    if (sides.some(isName) && sides.some(isOp)) return 'compares an op with a name';
  }
  if (ts.isSwitchStatement(node) && isOp(node.expression)) return 'switches by the name of an op';
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const [argument] = node.arguments;
    if (/^(includes|indexOf|has)$/.test(node.expression.name.text) && argument && isOp(argument))
      return 'looks for an op in a list';
  }
  if (ts.isArrayLiteralExpression(node) && several(node.elements, isName)) return 'lists ops';
  if (ts.isUnionTypeNode(node) && several(node.types, isNameType)) return 'lists ops';
  if (ts.isObjectLiteralExpression(node)) {
    const keys = node.properties.map(
      ({ name }) => name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text,
    );
    if (keys.length > 1 && keys.every((key) => key && names.has(key))) return 'has a table of ops';
  }
  if (ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Record') {
    const [key] = node.typeArguments ?? [];
    if (key && TABLES.test(key.getText())) return 'has a table of ops';
  }
  return undefined;
}

/** @param text of a module; of an Astro component, what stands between its fences. */
function offencesIn(file: string, text: string): string[] {
  const code = file.endsWith('.astro') ? (/^---$(.*?)^---$/ms.exec(text)?.[1] ?? '') : text;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const what = offence(node);
    if (what) found.push(`${file} ${what}: ${node.getText().split('\n')[0]}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('no op is known by its name outside of the tables, the kernels, the models, the words and what writes PyTorch', () => {
  const files = globSync('src/**/*.{ts,astro}').filter((file) => !PLACES.some((place) => file.startsWith(place)));
  expect(files.length).toBeGreaterThan(200);
  expect(files.flatMap((file) => offencesIn(file, readFileSync(file, 'utf8')))).toEqual([]);
});

/** Each is a way in which ops were once known by their names. */
for (const planted of [
  "const isGate = node.op === 'relu' || node.op === 'maximum';",
  "if ('stopGradient' !== op) joined.add(id);",
  "const BROADCASTING: ReadonlySet<string> = new Set(['add', 'sub', 'where']);",
  "const OF_TWO_CLASSES: readonly OpName[] = ['sigmoidCrossEntropy', 'binaryCrossEntropy'];",
  'return OF_TWO_CLASSES.includes(node.op);',
  "const SHORT: Partial<Record<OpName, string>> = { stopGradient: 'detach' };",
  'const rules = { log: [zero], div: [zeroDivisor] };',
  "switch (node.op) { case 'embed': throw new Error(); }",
  "function leaf(op: 'parameter' | 'constant'): void {}",
])
  test(`this would be found: ${planted}`, () => {
    expect(offencesIn('planted.ts', planted)).toHaveLength(1 + Number(planted.includes('||')));
    expect(offencesIn('planted.astro', `---\n${planted}\n---\n<p>embed</p>`)).not.toEqual([]);
  });

test('what only sounds like an op is left alone', () => {
  const harmless =
    "form.addEventListener('input', act); if (name === 'power') start(); type Reduction = 'sum' | 'prod';";
  expect(offencesIn('planted.ts', harmless)).toEqual([]);
});
