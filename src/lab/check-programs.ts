/** The programs of the field guide, by their paths: many and short, so they come in one piece, apart from the menu's. */
export const checkPrograms = import.meta.glob<string>('./examples/check-*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});
