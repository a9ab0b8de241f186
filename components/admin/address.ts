type Filters = Readonly<Record<string, string | undefined>>;

/** A page's address with its filters; what is unset or empty is left out. */
export function addressOf(path: string, filters: Filters): string {
  const set = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}
