/**
 * Decimal digits of a float, as NumPy finds them: the shortest that name the number among its neighbours (Burger and
 * Dybvig 1996), cut at a precision by the number's exact value, halves to even.
 */

/** A number is digits[0].digits[1]… × 10^exponent. */
export interface Digits {
  readonly digits: string;
  readonly exponent: number;
}

/** Where the digits may end, counted after the decimal point (`places`) or from the first digit (`digits`). */
export interface Cut {
  readonly unit: 'places' | 'digits';
  readonly most?: number;
  readonly least?: number;
}

const bits = new DataView(new ArrayBuffer(8));

/** A positive float as mantissa × 2^exponent; `lopsided` when its neighbour below is nearer than the one above. */
function parts(x: number, single: boolean): { mantissa: bigint; exponent: number; lopsided: boolean } {
  let [fraction, biased, width, bias]: [bigint, number, number, number] = [0n, 0, 52, 1023];
  if (single) {
    bits.setFloat32(0, x);
    const word = bits.getUint32(0);
    [fraction, biased, width, bias] = [BigInt(word & 0x7fffff), (word >>> 23) & 0xff, 23, 127];
  } else {
    bits.setFloat64(0, x);
    const word = bits.getBigUint64(0);
    [fraction, biased] = [word & 0xfffffffffffffn, Number((word >> 52n) & 0x7ffn)];
  }
  const normal = biased > 0;
  return {
    mantissa: normal ? fraction | (1n << BigInt(width)) : fraction,
    exponent: (normal ? biased : 1) - bias - width,
    lopsided: biased > 1 && fraction === 0n,
  };
}

/**
 * @param x finite, not negative.
 * @param single whether x is one of the float32 numbers.
 */
export function digitsOf(x: number, single: boolean, cut: Cut = { unit: 'places' }): Digits {
  if (x === 0) return { digits: '0', exponent: 0 };
  const { mantissa, exponent, lopsided } = parts(x, single);
  const most = cut.most ?? Infinity;

  // value / scale is x; low and high are half the distances to its neighbours, in the same measure.
  let value = mantissa << BigInt(Math.max(exponent, 0) + 2);
  let scale = 1n << BigInt(Math.max(-exponent, 0) + 2);
  let low = (1n << BigInt(Math.max(exponent, 0))) * (lopsided ? 1n : 2n);
  let high = lopsided ? 2n * low : low;

  let ten = Math.floor(Math.log10(x)) + 1;
  if (10 ** (ten - 1) > x) ten--;
  // A number below the last place asked for is rounded there, and nowhere else.
  if (cut.unit === 'places' && ten <= -most) ten = 1 - most;
  if (ten > 0) scale *= 10n ** BigInt(ten);
  else [value, low, high] = [value, low, high].map((part) => part * 10n ** BigInt(-ten)) as [bigint, bigint, bigint];
  if (value >= scale) ten++;
  else [value, low, high] = [value * 10n, low * 10n, high * 10n];

  const last = cut.unit === 'places' ? -most : ten - most;
  const first = cut.least === undefined ? ten : Math.min(ten, cut.unit === 'places' ? -cut.least : ten - cut.least);
  const even = mantissa % 2n === 0n;
  const top = ten - 1;
  let digits = '';
  for (;;) {
    ten--;
    const digit = Number(value / scale);
    value %= scale;
    const down = even ? value <= low : value < low;
    const up = even ? value + high >= scale : value + high > scale;
    if (((down || up) && ten <= first) || ten === last) {
      const half = 2n * value - scale;
      const rest = half < 0n || (half === 0n && digit % 2 === 0);
      return rounded(digits, digit, down === up ? rest : down, top);
    }
    digits += digit;
    [value, low, high] = [value * 10n, low * 10n, high * 10n];
  }
}

function rounded(digits: string, last: number, down: boolean, exponent: number): Digits {
  if (down) return { digits: digits + last, exponent };
  if (last < 9) return { digits: digits + (last + 1), exponent };
  const kept = digits.replace(/9+$/, '');
  if (kept === '') return { digits: '1', exponent: exponent + 1 };
  return { digits: kept.slice(0, -1) + (Number(kept.at(-1)) + 1), exponent };
}

/** The whole digits and those of the fraction, `12` and `5` of 12.5, without trailing zeros beyond `least`. */
export function positional(x: number, single: boolean, most?: number, least?: number): [string, string] {
  const { digits, exponent } = digitsOf(x, single, { unit: 'places', most, least });
  const whole = exponent < 0 ? '0' : digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = exponent < 0 ? '0'.repeat(-exponent - 1) + digits : digits.slice(exponent + 1);
  return [whole, fraction.replace(/0+$/, '').padEnd(least ?? 0, '0')];
}

/** The first digit, those after it, and the exponent of ten: `1`, `25` and −3 of 0.00125. */
export function scientific(x: number, single: boolean, most?: number, least?: number): [string, string, number] {
  const { digits, exponent } = digitsOf(x, single, {
    unit: 'digits',
    most: most === undefined ? undefined : most + 1,
    least: least === undefined ? undefined : least + 1,
  });
  return [
    digits[0]!,
    digits
      .slice(1)
      .replace(/0+$/, '')
      .padEnd(least ?? 0, '0'),
    exponent,
  ];
}

/** An exponent as it stands after the `e`: a sign and at least `width` digits. */
export function exponentText(exponent: number, width = 2): string {
  return (exponent < 0 ? '-' : '+') + String(Math.abs(exponent)).padStart(width, '0');
}
