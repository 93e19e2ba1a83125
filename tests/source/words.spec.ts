import { expect, test } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** What computes, judges, lays out and draws knows no language: it hands on numbers, ids and facts. */
const FOLDERS = 'src/{graph,layout,engine,view,films}/**/*.ts';

/** Two words in a row, as in a sentence. */
const PHRASE = /\p{L}{2,},? (\p{L} )?\p{L}{2,}/u;
/** Functions of a formula, which are written alike in every language. */
const FUNCTIONS = /\b(ln|log|exp|sin|cos|sign|softmax)\b/g;

/** Two words that no reader sees. */
const SILENT: readonly string[] = [
  // Of an error's message.
  'initial values',
  'the file',
  // Names a stream of random numbers.
  'held-out pairs',
  // Selects elements.
  'th, td',
];

/** Texts that hold an error's message or a line of the console: developers read those. */
function isForDevelopers(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at && !ts.isBlock(at); at = at.parent) {
    if (ts.isThrowStatement(at)) return true;
    if (ts.isNewExpression(at) && /(Error|Unavailable)$/.test(at.expression.getText())) return true;
    // Only errors are classes with a message here.
    if (ts.isCallExpression(at) && /^(console\..*|super)$/.test(at.expression.getText())) return true;
  }
  return false;
}

/** The pieces of text in a file that read like a sentence. Text of many lines is a shader. */
function phrasesIn(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = node
        .getText()
        .slice(1, -1)
        .replace(/\$\{[^}]*\}/g, '…');
      const isPhrase = PHRASE.test(text.replace(FUNCTIONS, '')) && !text.includes('\n') && !SILENT.includes(text);
      if (isPhrase && !isForDevelopers(node)) found.push(`${name}: ${text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test('what computes and draws speaks no language', () => {
  const files = globSync(FOLDERS);
  expect(files.length).toBeGreaterThan(80);
  expect(files.flatMap((path) => phrasesIn(path, readFileSync(path, 'utf8')))).toEqual([]);
});

test('a sentence in code would be found, and an error’s message is none', () => {
  const planted = `
const row = { flow: (g: string) => \`\${g}, once for each element\`, local: '1 where x > 0, else the slope' };
const caption = (count: number) => count + " not a number";
const formula = (x: string) => \`ln softmax(\${x})\`;
function fail(id: string): never {
  console.warn('The graph is odd.');
  if (id) throw new Error(\`The graph has no node "\${id}".\` + ' Look again.');
  return reject(new ShapeError('Two shapes do not fit.'));
}
`;
  expect(phrasesIn('planted.ts', planted)).toEqual([
    'planted.ts: …, once for each element',
    'planted.ts: 1 where x > 0, else the slope',
    'planted.ts:  not a number',
  ]);
});
