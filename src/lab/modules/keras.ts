/** The Python of `keras`, by path. */
export default import.meta.glob<string>('../python/keras/**/*.py', { query: '?raw', import: 'default', eager: true });
