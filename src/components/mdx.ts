import Link from './Link.astro';
import Sidenote from './Sidenote.astro';
import Table from './Table.astro';
import Wide from './Wide.astro';

/** What chapters can use without importing it. Lower-case names replace the element Markdown would write. */
export const components = {
  Sidenote,
  Wide,
  a: Link,
  table: Table,
};
