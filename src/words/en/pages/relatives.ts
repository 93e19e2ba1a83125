/** What the board says of one relative. */
export interface RelativeWords {
  readonly title: string;
  /** What starts at zero, and what does not. */
  readonly start: string;
  /** Why it runs as it does; shown after the run. */
  readonly why: string;
}

export const words = {
  lora: {
    title: 'LoRA',
    start: 'A random, B zero. W0 is frozen.',
    why: 'B receives xA times what arrives, and moves. A waits for it, one step.',
  },
  'lora-zero': {
    title: 'LoRA, twice careful',
    start: 'A zero, B zero. W0 is frozen.',
    why: 'A waits for B and B for A. The path through W0 is open, but W0 is frozen.',
  },
  factors: {
    title: 'Matrix factorization',
    start: 'Users U random, items V zero.',
    why: 'V receives U times what arrives. One step later U receives V.',
  },
  'factors-zero': {
    title: 'Matrix factorization, from nothing',
    start: 'Users U zero, items V zero.',
    why: 'Two factors, one product, both zero. It predicts 0 for every rating, for good.',
  },
  rezero: {
    title: 'ReZero',
    start: 'The gate alpha zero; W and the layer before it, h, random.',
    why: 'alpha receives tanh(hW), and moves. h learns meanwhile through the shortcut; W waits one step.',
  },
  gate: {
    title: 'A gate of two layers',
    start: 'P and Q zero; the branch r and the layer before it, h, random.',
    why: 'Q waits for P, P for Q, and r for both of them. h moves through the shortcut, so the loss falls.',
  },
  word2vec: {
    title: 'word2vec',
    start: 'Input table E random, output table O zero.',
    why: 'The tables are the two factors of a product; one is zero. O moves first.',
  },
  machine: {
    title: 'Factorization machine',
    start: 'Weights w zero, factors V zero.',
    why: 'In both squares V is multiplied by itself, so V is both factors. w is multiplied by x, and moves: the loss falls.',
  },
  'mlp-tanh': {
    title: 'Perceptron, tanh units',
    start: 'All weights and biases zero.',
    why: 'W2 waits for the hidden units, and they for W2. The last bias is a factor of nothing, and moves: the loss falls.',
  },
  'mlp-sigmoid': {
    title: 'Perceptron, sigmoid units',
    start: 'All weights and biases zero.',
    why: 'A sigmoid of 0 is one half, so W2 has a factor that is not zero. All moves, though the hidden units stay identical.',
  },
  controlnet: {
    title: 'ControlNet',
    start: 'Z1 zero, Z2 zero; the copied weights W not. F is frozen.',
    why: 'x is added behind Z1, so what Z2 is multiplied by is not zero. Z2 moves; Z1 and W wait one step.',
  },
  attention: {
    title: 'Attention',
    start: 'Queries Q and keys K zero, so that at first all attention is equal; values V random.',
    why: 'Q and K are two towers: the gradient of each is multiplied by the other. V moves, and the loss falls, but the two tokens get half of everything for good. Of two, a softmax is a sigmoid of the difference.',
  },
  'relu-gates': {
    title: 'Weights from a ReLU',
    start: 'W zero, without a bias. P is data.',
    why: 'relu has slope 0 at 0. The gate is shut until W moves, and W waits for the gate.',
  },
} satisfies Readonly<Record<string, RelativeWords>>;
