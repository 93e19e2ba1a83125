/** The Python of Python's own library, by path. */
export default import.meta.glob<string>('../python/standard/**/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});
