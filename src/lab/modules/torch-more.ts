/** The Python of `torch_more`, by path. */
export default import.meta.glob<string>('../python/torch_more/**/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});
