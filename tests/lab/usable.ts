/** What is of no use to a reader: the interpreter's and the project's own words. */
export const INTERNAL =
  /undefined|\[object|\bat \w+ \(|_lab|lab_core|lab_start|memory access out of bounds|unreachable|Cannot read|valid JSON|is not a function|\.ts:|TypeError: /;
