/** The Python of `numpy`, by path. */
export default import.meta.glob<string>('../python/numpy/**/*.py', { query: '?raw', import: 'default', eager: true });
