/** What Python would refuse in a program before it runs, said here in its place. */
export class Refusal extends Error {
  override name = 'Refusal';
  /** Line of the source, from 1. */
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}
