/** A count that is quiet while there is nothing to see. */
export function Figure({ count }: { count: number }) {
  return count === 0 ? <span className="text-muted">0</span> : count;
}
