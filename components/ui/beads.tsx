/** Three waist beads that hop in turn: something is on its way. Decorative; say so in words beside it. */
export function Beads({ className = "" }: { className?: string }) {
  return (
    <span className={`beads inline-flex gap-1.5 ${className}`} aria-hidden="true">
      <i className="size-2 rounded-full bg-current" />
      <i className="size-2 rounded-full bg-current" />
      <i className="size-2 rounded-full bg-current" />
    </span>
  );
}
