import Before from './Before.astro';
import Check from './Check.astro';
import Cite from './Cite.astro';
import Download from './Download.astro';
import Fix from './Fix.astro';
import Link from './Link.astro';
import Sidenote from './Sidenote.astro';
import Table from './Table.astro';
import Term from './Term.astro';
import Value from './Value.astro';

/** What every text can use without importing it. Lower-case names replace the element Markdown would write. */
export const prose = { Before, Check, Cite, Download, Fix, Sidenote, Term, Value, a: Link, table: Table };
