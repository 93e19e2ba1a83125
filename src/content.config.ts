import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** A chapter's order and number are in its file's name (`content/en/03-a-smaller-case.mdx`), and nowhere else. */
const chapters = defineCollection({
  loader: glob({ base: './content', pattern: 'en/*.mdx', generateId: ({ entry }) => entry.replace(/\.mdx$/, '') }),
  schema: z.object({
    title: z.string(),
    /** One sentence: what the reader will be able to answer. */
    question: z.string(),
    description: z.string(),
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
      /** What it is cited for; printed after it. */
      note: z.string().optional(),
    })
    .refine(({ authors, repository }) => authors ?? repository, 'A work has authors or a repository.'),
});

/** Terms explained once: `<Term of="key">…</Term>`. */
const glossary = defineCollection({
  loader: file('content/glossary.yaml'),
  schema: z.strictObject({ term: z.string(), text: z.string().max(320) }),
});

export const collections = { chapters, references, glossary };
