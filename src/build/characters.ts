/**
 * The characters the shipped fonts can draw. A test holds every built page against these lists, so that a sign no
 * font has is noticed before a reader sees a substitute. Left out are titles of works in another script, which stand in
 * `<cite lang="…">` and are drawn by the fonts of the reader's machine.
 */
const ASCII = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i));
const LETTERS = ASCII.replace(/[^A-Za-z]/g, '');
const DIGITS = '0123456789';
const QUOTES = '\u00a0–—‘’“”…';

/** Running text and figures, upright: typewriter and book face alike. */
export const text = `${ASCII}${QUOTES}‹›±·×÷°§©²³½−`;
/** Italic text, and the variables of a formula. */
export const italic = `${LETTERS}${DIGITS}°²·× .,:;!?'"()[]-/+=*_&${QUOTES}`;
/** The accented half of Latin-1, for names: a font of its own, fetched by pages that hold one. */
export const accents = String.fromCharCode(...Array.from({ length: 64 }, (_, i) => 0xc0 + i)) + '¡¿ªº';
/** Signs that no text font of ours has; formulas and text share the file. */
export const signs = '−∂∇∑√←↑→↓∈∞≈≠≤≥⊙⊤⋅ΔΣ';
/** What else a formula takes from KaTeX's own face: brackets, accents, and signs of its weight. */
export const delimiters = '()[]{}|/+=<>!:;*^~ˉ˙¨´`\ue020·×÷±…′⟨⟩ℓ⇒∀∅∗∣∥∼⋮⋯⋱';
export const greek = 'αβγδεηθλμσϕϵ∂';
/** The same brackets, roots and sums, cut larger. */
export const large = '()[]{}|/∑∏√⟨⟩∥∣';
export const pieces = `${large}⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎪⎫⎬⎭`;
