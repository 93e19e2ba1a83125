/** The programs of the menu: by dialect, by file name. */
export const exampleMenu = [
  {
    dialect: 'torch',
    programs: [{ name: 'pair-torch', title: 'The pair model' }],
  },
] as const;

/** What stands in the editor at first. */
export const FIRST_EXAMPLE = 'pair-torch';
