import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';

/**
 * A chapter's language, order and number are in the name of its file (`content/en/03-a-smaller-case.mdx`), and nowhere else.
 * A translation has the file's name of the English chapter.
 */
const chapters = defineCollection({
  loader: glob({ base: './content', pattern: '*/*.mdx', generateId: ({ entry }) => entry.replace(/\.mdx$/, '') }),
  schema: z.object({
    title: z.string(),
    /** One sentence: what the reader will be able to answer. */
    question: z.string(),
    description: z.string(),
    /** Its address in a translation, where that is not the English one. */
    slug: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .optional(),
    /** What browsers and search engines call the page, where its title alone says too little. */
    headline: z.string().optional(),
  }),
});

/**
 * Culprits of the field guide (`content/en/culprits/two-zeros.mdx`), each with a page of its own and a step of the key. A
 * translation has the file's name of the English one, which is the last part of its address too.
 */
const culprits = defineCollection({
  loader: glob({
    base: './content',
    pattern: '*/culprits/*.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
  schema: z.strictObject({
    /** What the key calls it. */
    name: z.string(),
    /** What is seen of it, with the numbers that one searches for. */
    title: z.string(),
    description: z.string(),
    /** Nothing is wrong after all. */
    innocent: z.boolean().default(false),
    /** A program that has it, of `src/lab/examples/`. */
    example: z.string(),
  }),
});

const address = z.string().regex(/^https:\/\/[a-z0-9.-]+\/\S*$/, 'An https address.');

/** Works and threads that the site cites: `<Cite of="key" />`. */
const references = defineCollection({
  loader: file('content/references.yaml'),
  schema: z
    .strictObject({
      kind: z.enum(['paper', 'thread', 'documentation', 'dataset', 'program']),
      authors: z.array(z.string()).nonempty().optional(),
      /** `owner/name`, of a thread, a data set or a program. */
      repository: z
        .string()
        .regex(/^[\w.-]+\/[\w.-]+$/)
        .optional(),
      title: z.string(),
      year: z.number().int().min(1900).max(2100),
      url: address,
      doi: z.string().startsWith('10.').optional(),
    })
    .refine(({ authors, repository }) => authors ?? repository, 'A work has authors or a repository.'),
});

/** What works are cited for, by their keys: one file a language. */
const notes = defineCollection({
  loader: glob({ base: './content', pattern: '*/notes.yaml', generateId: languageOf }),
  schema: z.record(z.string(), z.string()),
});

/** Terms explained once, `<Term of="key">…</Term>`: one file a language. */
const glossary = defineCollection({
  loader: glob({ base: './content', pattern: '*/glossary.yaml', generateId: languageOf }),
  schema: z.record(z.string(), z.strictObject({ term: z.string(), text: z.string().max(320) })),
});

function languageOf({ entry }: { readonly entry: string }): string {
  return entry.split('/')[0]!;
}

export const collections = { chapters, culprits, references, notes, glossary };
