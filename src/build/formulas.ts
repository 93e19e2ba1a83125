/**
 * How formulas are typeset. `\node{cos}{…}` and `\edge{vec_a->cos#0}{…}` mark a term as standing for a node or an edge
 * of the page's graph, by its id; `src/figure/formula-link.ts` joins the two. KaTeX counts data attributes as an
 * extension that needs trust; nothing else of HTML is let through.
 */
export const formulas = {
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  trust: ({ command }: { readonly command: string }) => command === '\\htmlData',
  // The outer braces keep the space around a term out of it.
  macros: { '\\node': '{\\htmlData{node=#1}{#2}}', '\\edge': '{\\htmlData{edge=#1}{#2}}' },
} as const;

/** Whether a chapter's source marks any term. */
export const hasLinkedTerms = (source: string): boolean => /\\(node|edge)\{/.test(source);

/** Whether a chapter's source has formulas, and so needs their rules and fonts. */
export const hasFormulas = (source: string): boolean => source.includes('$');
