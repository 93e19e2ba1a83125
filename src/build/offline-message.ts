/** What a page tells the service worker when it has been opened. */
export interface Opened {
  readonly page: string;
  /** Addresses of what it has loaded so far. */
  readonly loaded: readonly string[];
  /** The reader saves data: nothing is fetched that was not asked for. */
  readonly saving: boolean;
}
