import { wrap } from 'comlink';
import type { TakeWords } from '../../words/en/lab.ts';
import type { LabModel } from '../report.ts';
import { pictureOf, rastered, type Picture } from './picture.ts';
import type { ScriptApi } from './script-worker.ts';

interface Made {
  readonly model: LabModel;
  readonly source: string;
}

/** Makes what the reader asked for. @returns what is said of it */
type Maker = (made: Made, words: TakeWords, bench: HTMLElement) => Promise<string>;

/** How long a file's address is kept, in milliseconds: the browser reads it after the click. */
const KEPT = 60_000;

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

function drawn(words: TakeWords): Picture {
  const figure = document.querySelector('lab-figure')!;
  const verdict = figure.querySelector('[role="status"]')!.textContent.trim();
  return pictureOf(figure.querySelector<SVGSVGElement>('svg.graph')!, words.picture, verdict);
}

/** The model without its constants' lists, which take long to hand over; the trace has their values as well. */
function slim({ graph, ...rest }: LabModel): LabModel {
  const nodes = graph.nodes.map((node) => (node.attributes.value === undefined ? node : { ...node, attributes: {} }));
  return { ...rest, graph: { ...graph, nodes } };
}

/** A million numbers take a while to write: not here. */
async function scriptOf({ model, source }: Made): Promise<string> {
  const worker = new Worker(new URL('./script-worker.ts', import.meta.url), { type: 'module', name: 'script' });
  try {
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', () => reject(new Error('The script could not be written.')));
    });
    return await Promise.race([wrap<ScriptApi>(worker).script(slim(model), source), failed]);
  } finally {
    worker.terminate();
  }
}

export const makers: Readonly<Record<'script' | 'svg' | 'png', Maker>> = {
  script: async (made, words, bench) => {
    const text = await scriptOf(made);
    const box = bench.querySelector<HTMLTextAreaElement>('textarea[data-part="script"]')!;
    try {
      await navigator.clipboard.writeText(text);
      box.hidden = true;
      return words.done.script;
    } catch {
      box.value = text;
      box.hidden = false;
      box.focus();
      box.select();
      return words.scriptNotCopied;
    }
  },

  svg: async (_made, words) => {
    save(new Blob([drawn(words).text], { type: 'image/svg+xml' }), 'graph.svg');
    return words.done.svg;
  },

  png: async (_made, words) => {
    save(await rastered(drawn(words)), 'graph.png');
    return words.done.png;
  },
};
