import { getCollection, type CollectionEntry } from 'astro:content';

export type Work = CollectionEntry<'references'>['data'] & { readonly key: string };

/** Every work of `content/references.yaml`, by its key. */
export async function listWorks(): Promise<ReadonlyMap<string, Work>> {
  const entries = await getCollection('references');
  return new Map(entries.map(({ id, data }) => [id, { ...data, key: id }]));
}

/** @throws Error when there is no such work; it lists what there is. */
export async function workOf(key: string): Promise<Work> {
  const works = await listWorks();
  const work = works.get(key);
  if (work) return work;
  throw new Error(
    `<Cite of="${key}" />: no such work in content/references.yaml. There are: ${[...works.keys()].join(', ')}.`,
  );
}

/** Who made it, as it is said in a sentence: “Hu et al.”, “Glorot and Bengio”, “microsoft/LoRA, issue 98”. */
export function byline({ authors, repository, url }: Work): string {
  if (!authors) {
    const [, kind, number] = /\/(issues|pull)\/(\d+)$/.exec(url) ?? [];
    return number ? `${repository}, ${kind === 'pull' ? 'pull request' : 'issue'} ${number}` : repository!;
  }
  const names = authors.map((name) => name.split(' ').at(-1)!);
  if (names.length > 2) return `${names[0]} et al.`;
  return names.join(' and ');
}

/** One line that says what a work is: “Hu et al., LoRA: … (2021)”. */
export const lineOf = (work: Work): string => `${byline(work)}: “${work.title}” (${work.year})`;
