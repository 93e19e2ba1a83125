/**
 * What the site keeps for the reader, in this browser and nowhere else: how far they have come, what they answered.
 * A browser that refuses storage (private windows, a full disk) costs the memory, nothing more.
 */
const PREFIX = 'gradients.';

/** Begins the names under which it is kept which chapters were read. */
export const READ = 'read.';
/** The chapter last opened, and its heading last seen: `the-thief#why`. */
export const PLACE = 'place';

/** The text kept under a name; undefined when there is none. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text under a name. @returns whether it was kept. */
export function keep(name: string, text: string): boolean {
  try {
    localStorage.setItem(PREFIX + name, text);
    return true;
  } catch {
    return false;
  }
}

/** Forgets one name, or all names that begin so: `forget('answer.')`. */
export function forget(start: string): void {
  for (const name of kept(start)) localStorage.removeItem(PREFIX + name);
}

/** The names kept that begin so. */
export function kept(start = ''): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX + start))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
