declare module 'subset-font' {
  /** @returns the font with no glyphs beyond those `text` needs. */
  export default function subset(
    font: Buffer,
    text: string,
    options: { targetFormat: 'woff2'; noHinting?: boolean; keepFeatures?: readonly string[] | undefined },
  ): Promise<Buffer>;
}
