/** A program in a link: deflated, in the letters of base64url, behind `#code=`. The fragment never leaves the browser. */
const KEY = 'code';

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

/** The program in a fragment; undefined when it holds none. @throws Error when what it holds cannot be read */
export async function programIn(fragment: string): Promise<string | undefined> {
  const text = new URLSearchParams(fragment.replace(/^#/, '')).get(KEY);
  if (!text) return undefined;
  const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(await through(bytes, new DecompressionStream('deflate-raw')));
}
