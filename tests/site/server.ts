import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { readHeaderRules } from './headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

export interface SiteServer {
  /** Address of the site's root, with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a built site as a static host would: clean addresses, the site's own 404 page, the headers of its `_headers`
 * file; uncompressed. `base` is the path it lives under, with a slash at both ends; outside it there is nothing.
 */
export async function serveSite(folder: string, base = '/'): Promise<SiteServer> {
  const rules = await readHeaderRules(join(folder, '_headers'));

  const send = async (path: string, file: string, response: ServerResponse, status = 200): Promise<void> => {
    const body = await readFile(join(folder, file));
    for (const rule of rules)
      if (rule.matches(path)) for (const [name, value] of rule.headers) response.setHeader(name, value);
    response.writeHead(status, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
  };

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.startsWith(base)) return void response.writeHead(404).end();
    const path = `/${decodeURIComponent(pathname.slice(base.length))}`;
    const file = normalize(path.endsWith('/') ? `${path}index.html` : path);
    try {
      await send(path, file, response);
    } catch {
      await send(path, '404.html', response, 404).catch(() => response.writeHead(404).end());
    }
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
