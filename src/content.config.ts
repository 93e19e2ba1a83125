import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
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

export const collections = { chapters };
