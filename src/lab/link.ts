/**
 * Programs in links. One is held whole, deflated, in the letters of base64url, behind `#code=`; an example is named, by its
 * file: `#example=pair-torch`. The fragment never leaves the browser.
 */
const KEY = 'code';
const NAME = 'example';

/** Thrown where a link names an example that there is not. */
export class NoExample extends Error {}

async function through(bytes: BlobPart, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const piped = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(piped).arrayBuffer());
}

/** The fragment that holds a program. */
export async function fragmentOf(program: string): Promise<string> {
  const bytes = await through(program, new CompressionStream('deflate-raw'));
  const text = btoa(String.fromCharCode(...bytes));
  return `#${KEY}=${text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
}

/**
 * The program that a fragment holds or names; undefined when it does neither.
 * @throws NoExample when there is none of that name
 * @throws Error when what it holds cannot be read
 */
export async function programIn(fragment: string): Promise<string | undefined> {
  const asked = new URLSearchParams(fragment.replace(/^#/, ''));
  const name = asked.get(NAME);
  if (name !== null) {
    const { exampleNamed } = await import('./examples.ts');
    const example = await exampleNamed(name);
    if (example === undefined) throw new NoExample(name);
    return example;
  }
  const text = asked.get(KEY);
  if (!text) return undefined;
  const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(await through(bytes, new DecompressionStream('deflate-raw')));
}
