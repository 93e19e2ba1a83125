/**
 * Builds the site with two languages more, in a copy of the project: exactly the files that the README names under "Add a
 * language", each made from the English one.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import { bracket } from './bracket.ts';
import { bracketChapter } from './chapter.ts';

/** The pseudo-languages, by their tags: one that has everything, and one that is only begun. */
export const PSEUDO = 'xx';
export const BEGUN = 'yy';
/** A chapter that has an address of its own in them. */
export const MOVED = { chapter: '01-the-case.mdx', slug: 'le-cas' } as const;

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
  addLanguage(PSEUDO, `{ name: '⟦Pseudo⟧' }`, globSync('**/*.mdx', { cwd: `${copy}/content/en` }));
  addLanguage(BEGUN, `{ name: '⟦Begun⟧', direction: 'rtl' }`, [MOVED.chapter]);
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

/** @param facts what `languages.ts` says of it. @param chapters those that are translated. */
function addLanguage(tag: string, facts: string, chapters: readonly string[]): void {
  write('src/words/languages.ts', 'src/words/languages.ts', (text) =>
    text.replace(/^} as const/m, `  ${tag}: ${facts},\n$&`),
  );
  write('src/words/index.ts', 'src/words/index.ts', (text) =>
    text
      .replace(/^import \* as en .*$/m, `$&\nimport * as ${tag} from './${tag}/index.ts';`)
      .replace(/= \{ en\b/, `$&, ${tag}`),
  );
  for (const file of globSync('**/*.ts', { cwd: `${copy}/src/words/en` }))
    write(`src/words/${tag}/${file}`, `src/words/en/${file}`, (text) =>
      bracketWords(text, tag, file.includes('/') ? '../' : './'),
    );
  cpSync(`${root}tests/pseudo/bracket.ts`, `${copy}/src/words/${tag}/bracket.ts`);
  for (const file of chapters)
    write(`content/${tag}/${file}`, `content/en/${file}`, (text) => {
      const chapter = bracketChapter(text);
      return file === MOVED.chapter ? chapter.replace(/^---$/m, `$&\nslug: ${MOVED.slug}`) : chapter;
    });
  for (const file of ['notes.yaml', 'glossary.yaml'])
    write(`content/${tag}/${file}`, `content/en/${file}`, (text) => stringify(bracketTexts(parse(text))));
}

/**
 * A file of words whose texts are bracketed when it is loaded; a file without words as it is.
 * @param folder where `bracket.ts` lies, seen from the file.
 */
function bracketWords(source: string, tag: string, folder: string): string {
  const own = source.replaceAll('../en/', `../${tag}/`).replaceAll("'en'", `'${tag}'`);
  if (!/^export const words\b/m.test(own)) return own;
  return `import { bracketed } from '${folder}bracket.ts';\n${own.replace(/^export const words\b/m, 'const plain')}\nexport const words = bracketed(plain);\n`;
}

/** A glossary's text may not be longer than that: see `src/content.config.ts`. */
const LONGEST = 320;

function bracketTexts(value: unknown): unknown {
  if (typeof value === 'string') return bracket(value, LONGEST);
  return Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, bracketTexts(each)]));
}
