/** The Python of `tensorflow_more`, what fewer programs of TensorFlow name, by path. */
export default import.meta.glob<string>('../python/tensorflow_more/**/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});
