/** The optimizers, in the order in which a reader is offered them. Apart from their rules: a control needs the names only. */
export const optimizerNames = ['sgd', 'momentum', 'rmsprop', 'adagrad', 'adam'] as const;
export type OptimizerName = (typeof optimizerNames)[number];
