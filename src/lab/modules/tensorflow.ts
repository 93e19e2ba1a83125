/** The Python of `tensorflow`, by path. */
export default import.meta.glob<string>('../python/tensorflow/**/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});
