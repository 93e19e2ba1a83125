/** How many of a fraction's digits PyTorch prints. */
const DIGITS = 4;

/** A vector as PyTorch prints it: `tensor([0., 0., 0.])`, `tensor([ 1.2000e-09, -3.4000e-10])`, `tensor([nan, nan])`. */
export function torchPrint(values: ArrayLike<number>): string {
  const texts = Array.from(values, (value) => {
    if (Number.isNaN(value)) return 'nan';
    if (value === 0) return '0.';
    if (Math.abs(value) >= 1e-3) return value.toFixed(DIGITS);
    const [digits, exponent] = value.toExponential(DIGITS).split('e-') as [string, string];
    return `${digits}e-${exponent.padStart(2, '0')}`;
  });
  const width = Math.max(...texts.map(({ length }) => length));
  return `tensor([${texts.map((text) => text.padStart(width)).join(', ')}])`;
}
