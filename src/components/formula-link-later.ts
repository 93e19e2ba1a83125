/**
 * Where formulas have terms that stand in the graph, brings the script that joins the two at the reader's first sign of
 * life. Until then nothing can be pointed at, and a page that is only opened stays light.
 */
const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll'] as const;
const first = new AbortController();
if (document.querySelector('[data-node], [data-edge]'))
  for (const sign of signs)
    document.addEventListener(
      sign,
      () => {
        first.abort();
        void import('../figure/formula-link.ts');
      },
      { signal: first.signal, passive: true },
    );
