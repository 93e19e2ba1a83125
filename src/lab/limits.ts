const MB = 2 ** 20;

/** What a run may take: seconds, lines of output, bytes of Python's own heap, bytes of tensors. */
export const LIMITS = { seconds: 10, lines: 10_000, heap: 64 * MB, bytes: 256 * MB } as const;

/** Bytes as they are written. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / MB)} MB`;
