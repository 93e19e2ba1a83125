/** The picture of the first page. No node of it is called by a name but the two ends. */
export const words = {
  /** What stands round the control, which is a word of the sentence. */
  sentence: { before: 'The embeddings start at ', after: '.' },
  controls: { embeddings: 'Embeddings' },
  options: { normal: 'random' },
  again: 'Again',
  /** Written into the picture, at its lower and its upper end. */
  loss: 'loss',
  weights: 'weights',
  /** What the picture shows, by what the embeddings start at. */
  shows: {
    zeros: 'At every step a gradient sets out from the loss. It is not seen again.',
    normal: 'The gradient gets home, and the loss falls.',
  },
  /** Before what it shows, where one word was changed. */
  only: 'Nothing else was changed.',
  log: { title: 'The training log: loss by step', step: 'step', loss: 'loss' },
  sparkline: 'Loss',
  /** @param rate the learning rate */
  about: (steps: number, rate: string) =>
    `A small model, trained for ${steps} steps of gradient descent at a learning rate of ${rate}. The wider a line, the larger its gradient at the first step.`,
};
