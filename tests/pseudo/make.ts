/**
 * Builds the site with one language more, the pseudo-language, in a copy of the project: exactly the files that the README
 * names under "Add a language", each made from the English one.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import { bracket } from './bracket.ts';
import { bracketChapter } from './chapter.ts';

/** What the pseudo-language is called in addresses. */
export const PSEUDO = 'xx';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = `${root}.cache/pseudo`;
const COPIED = ['src', 'content', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json', '.cache/fonts'];

/** @returns the folder of the built site. A build of the same sources is taken as it lies. */
export async function buildPseudo(): Promise<string> {
  const dist = `${copy}/dist`;
  const stamp = stampOf();
  if (existsSync(`${copy}/stamp`) && readFileSync(`${copy}/stamp`, 'utf8') === stamp) return dist;
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const path of COPIED) if (existsSync(root + path)) cpSync(root + path, `${copy}/${path}`, { recursive: true });
  symlinkSync(`${root}node_modules`, `${copy}/node_modules`);
  addLanguage();
  const astro = `${root}node_modules/astro/bin/astro.mjs`;
  await promisify(execFile)(process.execPath, [astro, 'build'], { cwd: copy, maxBuffer: 2 ** 26 });
  writeFileSync(`${copy}/stamp`, stamp);
  return dist;
}

/** Changes with every file that the build depends on. */
function stampOf(): string {
  const hash = createHash('sha256');
  const sources = globSync([...COPIED, ...COPIED.map((path) => `${path}/**`), 'tests/pseudo/*'], { cwd: root });
  for (const file of sources.sort())
    if (statSync(root + file).isFile()) hash.update(file).update(readFileSync(root + file));
  return hash.digest('hex');
}

/** Changes one file of the copy. @param change what it makes of the file's text. */
function write(file: string, from: string, change: (text: string) => string): void {
  mkdirSync(`${copy}/${file}`.replace(/\/[^/]*$/, ''), { recursive: true });
  writeFileSync(`${copy}/${file}`, change(readFileSync(`${copy}/${from}`, 'utf8')));
}

function addLanguage(): void {
  write('src/words/languages.ts', 'src/words/languages.ts', (text) =>
    text.replace(/^( *)en: .*$/m, `$&\n$1${PSEUDO}: { name: '⟦Pseudo⟧' },`),
  );
  write('src/words/index.ts', 'src/words/index.ts', (text) =>
    text
      .replace(/^import \* as en .*$/m, `$&\nimport * as ${PSEUDO} from './${PSEUDO}/index.ts';`)
      .replace('= { en }', `= { en, ${PSEUDO} }`),
  );
  for (const file of globSync('*.ts', { cwd: `${copy}/src/words/en` }))
    write(`src/words/${PSEUDO}/${file}`, `src/words/en/${file}`, bracketWords);
  cpSync(`${root}tests/pseudo/bracket.ts`, `${copy}/src/words/${PSEUDO}/bracket.ts`);
  for (const file of globSync('*.mdx', { cwd: `${copy}/content/en` }))
    write(`content/${PSEUDO}/${file}`, `content/en/${file}`, bracketChapter);
  for (const file of ['notes.yaml', 'glossary.yaml'])
    write(`content/${PSEUDO}/${file}`, `content/en/${file}`, (text) => stringify(bracketTexts(parse(text))));
}

/** A file of words whose texts are bracketed when it is loaded; a file without words as it is. */
function bracketWords(source: string): string {
  const own = source
    .replaceAll("'../en/", `'../${PSEUDO}/`)
    .replaceAll("'en'", `'${PSEUDO}'`)
    .replaceAll('`../en/', `\`../${PSEUDO}/`);
  if (!/^export const words\b/m.test(own)) return own;
  return `import { bracketed } from './bracket.ts';\n${own.replace(/^export const words\b/m, 'const plain')}\nexport const words = bracketed(plain);\n`;
}

/** A glossary's text may not be longer than that: see `src/content.config.ts`. */
const LONGEST = 320;

function bracketTexts(value: unknown): unknown {
  if (typeof value === 'string') return bracket(value, LONGEST);
  return Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, bracketTexts(each)]));
}
