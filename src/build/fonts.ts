/**
 * Cuts the fonts down to the characters of the site, before Vite reads the stylesheets that name them. The results
 * lie in `.cache/fonts`; Vite hashes them like any other file, so a new character means a new address.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as characters from './characters.ts';

interface Cut {
  readonly from: string;
  readonly characters: string;
  /** OpenType features worth their bytes; mathematical fonts keep all they have. */
  readonly features?: readonly string[];
}

const SERIF = '@fontsource/source-serif-4/files/source-serif-4-latin-400';
const MONO = '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400';
const KATEX = 'katex/dist/fonts/KaTeX_';

/** Output name (without `.woff2`) -> what is cut from what. */
const CUTS: Readonly<Record<string, Cut>> = {
  serif: { from: `${SERIF}-normal`, characters: characters.text, features: ['kern', 'liga'] },
  'serif-accents': { from: `${SERIF}-normal`, characters: characters.accents, features: ['kern'] },
  // Labels and short phrases: its kerning would be a fifth of the file.
  'serif-italic': { from: `${SERIF}-italic`, characters: characters.italic, features: [] },
  'serif-italic-accents': { from: `${SERIF}-italic`, characters: characters.accents, features: ['kern'] },
  mono: { from: `${MONO}-normal`, characters: characters.text, features: [] },
  signs: { from: `${KATEX}Main-Regular`, characters: characters.signs },
  delimiters: { from: `${KATEX}Main-Regular`, characters: characters.delimiters },
  greek: { from: `${KATEX}Math-Italic`, characters: characters.greek },
  size1: { from: `${KATEX}Size1-Regular`, characters: characters.large },
  size2: { from: `${KATEX}Size2-Regular`, characters: characters.large },
  size3: { from: `${KATEX}Size3-Regular`, characters: characters.large },
  size4: { from: `${KATEX}Size4-Regular`, characters: characters.pieces },
};

const require = createRequire(import.meta.url);
const packaged = (path: string): Buffer => readFileSync(require.resolve(path));

/** KaTeX's rules without its font faces, which name sixty files where a handful do, and without its outer margins. */
function katexRules(): string {
  return packaged('katex/dist/katex.min.css')
    .toString('utf8')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace('.katex-display{display:block;margin:1em 0;text-align:center}', '.katex-display{display:block}');
}

/** Writes the cut fonts and KaTeX's rules to `folder`, unless what lies there was made from the same sources. */
export async function writeFonts(folder: URL): Promise<void> {
  const sources = Object.entries(CUTS).map(([name, cut]) => ({ name, cut, font: packaged(`${cut.from}.woff2`) }));
  const hash = createHash('sha256').update(JSON.stringify(CUTS)).update(katexRules());
  for (const { font } of sources) hash.update(font);
  const stamp = hash.digest('hex');
  const stampFile = new URL('stamp', folder);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  const { default: subset } = await import('subset-font');
  mkdirSync(folder, { recursive: true });
  for (const { name, cut, font } of sources) {
    const options = { targetFormat: 'woff2', noHinting: true, keepFeatures: cut.features } as const;
    writeFileSync(new URL(`${name}.woff2`, folder), await subset(font, cut.characters, options));
  }
  writeFileSync(new URL('katex.css', folder), katexRules());
  writeFileSync(stampFile, stamp);
}

/** The Astro integration: fonts are in place before anything asks for them, in `astro dev` and `astro build` alike. */
export function fonts(): AstroIntegration {
  return {
    name: 'fonts',
    hooks: {
      'astro:config:setup': async ({ config, logger }) => {
        const folder = new URL('.cache/fonts/', config.root);
        await writeFonts(folder);
        logger.debug(`fonts in ${fileURLToPath(folder)}`);
      },
    },
  };
}
