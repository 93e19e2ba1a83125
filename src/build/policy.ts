import { createHash } from 'node:crypto';
import { earlyInput } from './early-input.ts';
import { earlyTheme } from './theme.ts';

/** How a policy names a script that stands in the page itself. `public/_headers` holds the same names; a test compares them. */
const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const SCRIPTS = `'self' ${[earlyInput, earlyTheme].map(hashOf).join(' ')}`;

const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': SCRIPTS,
  'worker-src': "'self'",
  // KaTeX positions the parts of a formula by style attributes.
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

function written(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** The content security policy of every page but the Lab's. */
export const contentSecurityPolicy = written(DIRECTIVES);

/**
 * The Lab's: it alone compiles WebAssembly. `public/_headers` says the same to hosts, and who may frame a page: a
 * worker has no policy of its own but its host's. What other pages say of themselves is stricter, and holds.
 */
export const labSecurityPolicy = written({ ...DIRECTIVES, 'script-src': `${SCRIPTS} 'wasm-unsafe-eval'` });
