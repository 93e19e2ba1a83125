import katex from 'katex';

/** A formula for a figure's markup, typeset when the site is built. @throws when it is no TeX */
export function typeset(tex: string): string {
  return katex.renderToString(tex, { throwOnError: true, strict: 'error' });
}
