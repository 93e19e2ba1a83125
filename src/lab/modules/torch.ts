/** The Python of `torch`, by path. */
export default import.meta.glob<string>('../python/torch/**/*.py', { query: '?raw', import: 'default', eager: true });
