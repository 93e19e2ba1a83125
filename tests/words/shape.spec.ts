import { expect, test } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import ts from 'typescript';

/** The English files by name: what another language has in a folder of its own. */
const english = new Map(
  globSync('src/words/en/**/*.ts').map((path) => [relative('src/words/en', path), readFileSync(path, 'utf8')] as const),
);

/** A file that takes in another language as `src/words/index.ts` takes in each. */
const MEETING = resolve('src/words/xx.ts');
const meeting = `
import type { Dictionary } from './dictionary.ts';
import * as xx from './xx/index.ts';
export const dictionary: Dictionary = xx;
`;

/** The English files as another language, one of them without some of its text. Held in memory only. */
function languageWithout(file: string, removed: string): ReadonlyMap<string, string> {
  const whole = english.get(file) ?? '';
  if (!whole.includes(removed)) throw new Error(`"${file}" has no "${removed}" that could be left out.`);
  return new Map([...english, [file, whole.replace(removed, '')]]);
}

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)).config,
  ts.sys,
  '.',
);
const host = ts.createCompilerHost(options);
/** What lies on the disk is parsed once for all tests. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of a language's files, and of the file in which the languages meet. */
function complaints(language: ReadonlyMap<string, string>): string {
  const folder = resolve('src/words/xx');
  const files = new Map([
    [MEETING, meeting],
    ...[...language].map(([name, text]) => [`${folder}/${name}`, text] as const),
  ]);
  const program = ts.createProgram([MEETING], options, {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    directoryExists: (path) => path.startsWith(folder) || host.directoryExists!(path),
    getSourceFile(path, version) {
      const text = files.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, version);
      if (!parsed.has(path)) parsed.set(path, host.getSourceFile(path, version));
      return parsed.get(path);
    },
  });
  return [...files.keys()]
    .flatMap((path) => program.getSemanticDiagnostics(program.getSourceFile(path)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    .join('\n');
}

test('a language with every word compiles', () => {
  expect(complaints(english)).toBe('');
});

/** A word of each sort, and what the compiler misses without it. */
const words: readonly (readonly [what: string, file: string, text: string, missed: string])[] = [
  ['an initializer', 'shared.ts', "    glorot: 'Glorot',\n", 'glorot'],
  ['a control', 'shared.ts', "    rate: 'Learning rate',\n", 'rate'],
  ['an operation of the chapters', 'shared.ts', "    softplus: 'softplus',\n", 'softplus'],
  ['an operation of the Lab', 'operations.ts', "  gelu: 'gelu',\n", 'gelu'],
  ['a role of a tensor', 'shared.ts', '    bias: (name) => `Bias ${name}`,\n', 'bias'],
  [
    'a fact of a verdict',
    'shared.ts',
    "  underflow: () => 'The product is too small for float32 and became 0.',\n",
    'underflow',
  ],
  ['a relative', 'pages/relatives.ts', "    title: 'LoRA',\n", 'title'],
  ['a dialect', 'lab.ts', "torch: 'PyTorch', ", 'torch'],
  ['a suspect', 'lineup.ts', "  momentum: 'Momentum',\n", 'momentum'],
  ['a word of a figure', 'sixteen.ts', "  opened: 'One of them, opened',\n", 'opened'],
  [
    'a fault of shapes',
    'refusals.ts',
    "  leafShape: () => 'A leaf has the shape it is given; there is nothing to infer.',\n",
    'leafShape',
  ],
  ['a whole file', 'index.ts', "export { words as warm } from './warm.ts';\n", 'warm'],
];

for (const [what, file, text, missed] of words)
  test(`a language that lacks ${what} does not compile`, () => {
    expect(complaints(languageWithout(file, text))).toContain(`'${missed}'`);
  });
