/** The programs of the menu: by dialect, by file name; which of the titles each has. */
export const exampleMenu = [
  {
    dialect: 'torch',
    programs: [
      { name: 'pair-torch', title: 'pair' },
      { name: 'triplet-torch', title: 'triplet' },
      { name: 'lora-torch', title: 'lora' },
      { name: 'factorization-machine-torch', title: 'factorizationMachine' },
      { name: 'module-torch', title: 'module' },
      { name: 'dead-relu-torch', title: 'deadRelu' },
      { name: 'underflow-torch', title: 'underflow' },
      { name: 'nan-torch', title: 'nan' },
    ],
  },
  {
    dialect: 'tf2',
    programs: [
      { name: 'pair-tf2', title: 'pair' },
      { name: 'triplet-tf2', title: 'triplet' },
      { name: 'two-tower-tf2', title: 'twoTower' },
    ],
  },
  {
    dialect: 'tf1',
    programs: [
      { name: 'pair-tf1', title: 'pair' },
      { name: 'triplet-tf1', title: 'triplet' },
    ],
  },
] as const;

/** What stands in the editor at first. */
export const FIRST_EXAMPLE = 'pair-torch';
