const MB = 2 ** 20;

/** What a run may take: seconds, lines of output, bytes of Python's own heap, bytes of tensors. */
export const LIMITS = { seconds: 10, lines: 10_000, heap: 64 * MB, bytes: 256 * MB } as const;

export const megabytes = (bytes: number): number => Math.ceil(bytes / MB);
