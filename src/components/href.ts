/** Address of a file of this site, given from its root without a leading slash, under whatever base path. */
export function href(path = ''): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`;
}
