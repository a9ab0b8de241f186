/** First stop of the Tab key: jumps over the header. The page's `<main>` needs the same id. */
export function SkipLink({ to = "main" }: { to?: string }) {
  return (
    <a
      href={`#${to}`}
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-3 font-semibold text-on-accent focus:translate-y-0"
    >
      Skip to the goods
    </a>
  );
}
