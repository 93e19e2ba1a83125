/** The programs of the menu: by dialect, by file name. */
export const exampleMenu = [
  {
    dialect: 'torch',
    programs: [
      { name: 'pair-torch', title: 'The pair model' },
      { name: 'triplet-torch', title: 'The triplet' },
      { name: 'lora-torch', title: 'LoRA, both factors zero' },
      { name: 'factorization-machine-torch', title: 'A factorisation machine' },
      { name: 'module-torch', title: 'A module and its training loop' },
      { name: 'dead-relu-torch', title: 'A dead ReLU' },
      { name: 'underflow-torch', title: 'An underflow' },
      { name: 'nan-torch', title: 'A NaN' },
    ],
  },
  {
    dialect: 'tf2',
    programs: [
      { name: 'pair-tf2', title: 'The pair model' },
      { name: 'triplet-tf2', title: 'The triplet' },
      { name: 'two-tower-tf2', title: 'A Keras two-tower' },
    ],
  },
  {
    dialect: 'tf1',
    programs: [
      { name: 'pair-tf1', title: 'The pair model' },
      { name: 'triplet-tf1', title: 'The triplet' },
    ],
  },
] as const;

/** What stands in the editor at first. */
export const FIRST_EXAMPLE = 'pair-torch';
