import { classNames } from "./class-names";

/** A quiet shape where something will be. Give it the size of what comes, so nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <span className={classNames("skeleton block rounded-md", className)} aria-hidden="true" />;
}

/** The shape of a list of products while it loads. */
export function ProductGridSkeleton({ count = 8 }: { count?: number }) {
  return (
    <div role="status" className="grid grid-cols-2 gap-x-4 gap-y-8 md:grid-cols-3 lg:grid-cols-4">
      <span className="sr-only">Loading products…</span>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="grid gap-3">
          <Skeleton className="aspect-4/5" />
          <Skeleton className="h-5 w-4/5" />
          <Skeleton className="h-5 w-2/5" />
        </div>
      ))}
    </div>
  );
}
