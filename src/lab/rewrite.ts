/** How a line that starts a tensor at one value is written to start it at random, in each library's own words. */

/** What stands between a call's brackets, one level of further brackets included. */
const INSIDE = String.raw`((?:[^()]|\([^()]*\))*)`;

interface Rule {
  readonly pattern: RegExp;
  readonly write: (inside: string) => string;
}

const call = (name: string) => new RegExp(String.raw`(?<![\w.])${name}\(${INSIDE}\)`);

const rules: readonly Rule[] = [
  {
    pattern: call(String.raw`torch\.(?:zeros|ones|empty)`),
    write: (inside) => `torch.normal(0.0, 0.1, ${sized(inside)})`,
  },
  {
    pattern: call(String.raw`(?:nn|torch\.nn)\.init\.(?:zeros_|ones_|constant_)`),
    write: (inside) => `nn.init.normal_(${partsOf(inside)[0]}, std=0.1)`,
  },
  {
    pattern: call(String.raw`(?:np|numpy)\.(?:zeros|ones)`),
    write: (inside) => `np.random.normal(0.0, 0.1, ${partsOf(inside)[0]})`,
  },
  {
    pattern: call(String.raw`tf\.(?:compat\.v1\.)?(?:zeros|ones|constant)_initializer`),
    write: () => 'tf.random_normal_initializer(stddev=0.1)',
  },
  {
    pattern: call(String.raw`tf\.(?:zeros|ones)`),
    write: (inside) => `tf.random.normal(${partsOf(inside)[0]}, stddev=0.1)`,
  },
];
const NAMED = /(_initializer\s*=\s*)(["'])(?:zeros|ones)\2/;

/** The line with its tensor random; undefined where it does not show how the tensor starts. */
export function startRandom(line: string): string | undefined {
  for (const { pattern, write } of rules) {
    const found = pattern.exec(line);
    if (found) return line.replace(pattern, () => write(found[1]!));
  }
  return NAMED.test(line) ? line.replace(NAMED, '$1$2random_normal$2') : undefined;
}

/** The arguments of a call, apart at its own commas. */
function partsOf(inside: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const c of inside) {
    if ('([{'.includes(c)) depth++;
    if (')]}'.includes(c)) depth--;
    if (c === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += c;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** `1, 8, requires_grad=True` as `(1, 8), requires_grad=True`. */
function sized(inside: string): string {
  const parts = partsOf(inside);
  const named = parts.filter((part) => /^\w+\s*=(?!=)/.test(part));
  const sizes = parts.filter((part) => !named.includes(part));
  const size =
    sizes.length === 1 && /^[([]/.test(sizes[0]!) ? sizes[0]! : `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`;
  return [size, ...named].join(', ');
}
