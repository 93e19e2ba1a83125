declare namespace App {
  /** What lives as long as one page is being rendered. */
  interface Locals {
    /** Addresses of the stylesheets the page links already, besides the site's own. */
    styles?: Set<string>;
    /** The slug of the chapter that the page shows. */
    chapter?: string;
  }
}
