/**
 * Finds a Chromium for the page tests, and installs one where it can. Run as a script it makes sure there is one;
 * imported, it only looks.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** The headless shell opens a page in half the time of a full browser, and draws and computes the same. */
const INSTALLED = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
/** Debian's packages, the first that can be had. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];

/** Software WebGL2, honest load times, no traffic of the browser's own. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

function onPath(command: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Path of a browser that is here already: `CHROMIUM`, Playwright's own, then an installed Chrome or Chromium. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named && existsSync(named)) return named;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  for (const command of INSTALLED) {
    const path = onPath(command);
    if (path) return path;
  }
  return undefined;
}

function attempt(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'inherit' });
    return true;
  } catch {
    return false;
  }
}

/** @throws Error listing everything that was tried. */
export function ensureBrowser(): string {
  const tried = [
    `CHROMIUM from the environment (${process.env.CHROMIUM ?? 'not set'})`,
    "Playwright's own browser",
    `an installed ${INSTALLED.join(', ')}`,
  ];
  const found = findBrowser();
  if (found) return found;

  tried.push('npx playwright install chromium-headless-shell chromium');
  if (attempt('npx', ['playwright', 'install', 'chromium']) && findBrowser()) return findBrowser()!;

  if (process.getuid?.() === 0 && onPath('apt-get')) {
    attempt('apt-get', ['update']);
    for (const name of PACKAGES) {
      tried.push(`apt-get install -y ${name}`);
      if (attempt('apt-get', ['install', '-y', '--no-install-recommends', name]) && findBrowser())
        return findBrowser()!;
    }
  } else tried.push('apt-get install -y chromium (skipped: it needs root on Debian)');

  throw new Error(
    `No Chromium for the page tests. Tried:\n${tried.map((t) => `  - ${t}`).join('\n')}\n` +
      'Install Chromium, or set CHROMIUM to the path of one.',
  );
}

if (import.meta.main) {
  try {
    console.log(`Browser: ${ensureBrowser()}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
