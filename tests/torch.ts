/**
 * Finds a Python that has PyTorch, for the test of `public/find_thief.py`, and installs one where it can. Run as a script
 * it tries to; imported, it only looks. Nothing fails for want of it: the test is skipped and says why.
 */
import { spawnSync } from 'node:child_process';

/** Debian's PyTorch belongs to Debian's Python, which need not be the first on the path. */
const PYTHONS = [process.env.PYTHON, 'python3', '/usr/bin/python3'];

/** What to do where there is none. */
export const advice =
  'No Python here has PyTorch. Set PYTHON to one that does, or install it: apt-get install python3-torch (Debian), or pip install torch.';

/** A Python that can import torch: `PYTHON`, the first on the path, then the system's. */
export function findTorch(): string | undefined {
  return PYTHONS.find(
    (python) => python && spawnSync(python, ['-c', 'import torch'], { timeout: 60_000 }).status === 0,
  );
}

/** Debian's package: some 150 MB to fetch and 650 MB on disk, about a minute. */
function install(): void {
  const apt = ['-o', 'DPkg::Lock::Timeout=120', 'install', '-y', '--no-install-recommends', 'python3-torch'];
  spawnSync('apt-get', ['update'], { stdio: 'ignore', timeout: 120_000 });
  spawnSync('apt-get', apt, {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

if (import.meta.main) {
  if (!findTorch() && process.getuid?.() === 0) {
    console.log('PyTorch: installing python3-torch, for the test of find_thief.py');
    install();
  }
  console.log(`PyTorch: ${findTorch() ?? advice}`);
}
