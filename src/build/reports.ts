/**
 * Where readers report errors: what `REPORTS` names when the site is built, a page or a `mailto:` address; else what
 * `package.json` does as `bugs`. The site invents none.
 */
import project from '../../package.json' with { type: 'json' };

export const reports: string | undefined = process.env.REPORTS || (project as { bugs?: { url?: string } }).bugs?.url;
