/** Python modules by path. */
export type Modules = Readonly<Record<string, string>>;

/** What can be imported ahead of a program. TensorFlow cannot: the program's text tells which generation it is of. */
const LIBRARIES = ['torch', 'numpy'];

/** The libraries that a program imports and that can be imported ahead of it. */
export function librariesOf(source: string): string[] {
  return LIBRARIES.filter((name) => new RegExp(`^(?:import|from)\\s+${name}\\b`, 'm').test(source));
}

/** Modules of Python's own library, and of two others that programs only lean on, that the interpreter lacks. */
const STANDARD =
  /\b(?:__future__|argparse|collections|contextlib|copy|dataclasses|functools|itertools|matplotlib|os|pprint|statistics|textwrap|time|tqdm|typing|warnings)\b/;

/** The folders of modules that are fetched with the first program whose text has one of these words. */
const FOLDERS = {
  standard: STANDARD,
  numpy: /numpy|torch|tensorflow|keras/,
  keras: /^\s*(?:import|from)\s+keras\b/m,
  tensorflow: /tensorflow|keras/,
  tensorflow_more:
    /(?:tensorflow|keras)[^]*(?:indexedsl|reverse|roll|slice|gather_nd|_mask|pad|repeat|grid|sort|einsum|cumsum|trace|_norm|norm=|normalization|clipv|_prod|arg_?min|diag|band|numerics|device|unconn|debug|top_k|huber|regulari|conv\w*2d|pool|permute|minimum|lstm|gru|rnn|\bp?r?elu|decay|hinge|kld|kl_|poisson|cosh|percentage|logarithmic|callbacks|\.data\b|dataset|control_|precision|recall|auc|root|summary|backend|\.fit)/i,
  torch: /torch/,
  torch_more: /torch[^]*\b(?:RNN|LSTM|GRU)/,
} as const;

export type Folder = keyof typeof FOLDERS;

/** The folders that a program may import from: whatever it imports it must name. */
export function foldersOf(source: string): Folder[] {
  return (Object.keys(FOLDERS) as Folder[]).filter((folder) => FOLDERS[folder].test(source));
}
