/** Of the paper, by theme: browsers colour what stands round the page by it. */
export const paper = { light: '#fafbfa', dark: '#12161b' } as const;

/**
 * Runs in the head of every page, before anything is drawn, so that a theme the reader chose is there from the first
 * paint. What chooses one is `src/components/theme.ts`.
 */
export const earlyTheme = `try {
  const theme = localStorage['gradients.theme'];
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
    for (const meta of document.querySelectorAll('meta[data-paper]'))
      meta.media = meta.dataset.paper === theme ? 'all' : 'not all';
  }
} catch {}`;
