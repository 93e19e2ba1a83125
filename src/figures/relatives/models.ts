import type { WordsOf } from '../../words/dictionary.ts';
import type { MiniName } from '../mini/models.ts';

/** The relatives in the order of the board: near ones apart, so that no card gives the next away. */
export const relatives: readonly { readonly name: MiniName & keyof WordsOf<'relatives'>; readonly tex: string }[] = [
  { name: 'lora', tex: 'y = xW_0 + xAB' },
  { name: 'factors-zero', tex: 'y = U V^\\top' },
  { name: 'rezero', tex: 'y = h + \\alpha \\tanh(hW)' },
  { name: 'gate', tex: 'y = h + \\tanh(\\operatorname{relu}(rP)\\,Q) \\odot r' },
  { name: 'word2vec', tex: 'z = E\\,O^\\top' },
  {
    name: 'machine',
    tex: 'z = xw + \\tfrac12 \\textstyle\\sum_k \\bigl( (xV)_k^2 - (x^2 V^2)_k \\bigr)',
  },
  { name: 'mlp-tanh', tex: 'y = \\tanh(xW_1 + B_1)\\,W_2 + B_2' },
  { name: 'controlnet', tex: 'y = F(x) + \\tanh((x + cZ_1)\\,W)\\,Z_2' },
  { name: 'lora-zero', tex: 'y = xW_0 + xAB' },
  { name: 'relu-gates', tex: 'y = \\operatorname{relu}(xW)\\,P' },
  { name: 'attention', tex: 'y = \\operatorname{softmax}\\bigl(xQ\\,(xK)^\\top\\bigr)\\,xV' },
  { name: 'factors', tex: 'y = U V^\\top' },
  { name: 'mlp-sigmoid', tex: 'y = \\sigma(xW_1 + B_1)\\,W_2 + B_2' },
];
