import type { SuspectName } from './suspects.ts';

/** Where each of them was what was wrong: works of `content/references.yaml`. */
export const threads: Readonly<Partial<Record<SuspectName, string>>> = {
  rate10: 'maskrcnn-rate',
  rate100: 'opennmt-rate',
  sgd: 'nlp-tutorial-adam',
  momentum: 'wavenet-momentum',
  rmsprop: 'torch-rmsprop',
  shuffled: 'style-labels',
  tanh: 'population-relu',
  linear: 'hatt-relu',
  batch16: 'lavt-batch',
  batch512: 'mmdetection-batch',
  more: 'magenta-steps',
  decay: 'sfm-decay',
  clip: 'dqn-clip',
};
