/** What a run may take: seconds, lines of output, bytes of tensors. */
export const LIMITS = { seconds: 10, lines: 10_000, bytes: 256 * 2 ** 20 } as const;
