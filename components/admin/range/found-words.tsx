type FoundWordsProps = { question: string | null; isAsking: boolean; count: number };

/** Where the look for something stands, for those who cannot see the list below change. */
export function FoundWords({ question, isAsking, count }: FoundWordsProps) {
  const isEmpty = question !== null && count === 0;
  return (
    <p role="status" className="text-sm text-muted">
      {question !== null && isAsking ? "Looking…" : isEmpty ? `Nothing fits “${question}”.` : ""}
    </p>
  );
}
