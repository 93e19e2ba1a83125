/** Fetches one file of the English words. It stands apart so that a page carries the addresses of one language only. */
export const load = (name: string) => import(`../en/${name}.ts`);
