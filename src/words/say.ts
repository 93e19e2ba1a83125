/** A sentence for each kind of fact. `Context` is what turns ids and numbers into text. */
export type Sentences<Fact extends { readonly kind: string }, Context extends readonly unknown[] = []> = {
  readonly [K in Fact['kind']]: (fact: Extract<Fact, { kind: K }>, ...context: Context) => string;
};

/** Says facts, a sentence each, in their order. */
export function say<Fact extends { readonly kind: string }, Context extends readonly unknown[]>(
  facts: readonly Fact[],
  sentences: Sentences<Fact, Context>,
  ...context: Context
): string[] {
  // A kind's sentence takes facts of that kind, which the compiler cannot follow through the table.
  const all = sentences as unknown as Readonly<Record<string, (fact: Fact, ...context: Context) => string>>;
  return facts.map((fact) => all[fact.kind]!(fact, ...context));
}
