/** A name that machines gave: a reference, a SKU, a topic. */
export function Code({ children }: { children: string }) {
  return <span className="font-mono text-xs [overflow-wrap:anywhere]">{children}</span>;
}
