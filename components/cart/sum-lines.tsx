type SumLine = { readonly label: string; readonly amount: string };
type SumLinesProps = { steps: readonly SumLine[]; total?: SumLine };

/** An addition as on paper: each step, and what it comes to. */
export function SumLines({ steps, total }: SumLinesProps) {
  return (
    <dl className="tabular grid gap-2">
      {steps.map(({ label, amount }, index) => (
        <div key={`${index} ${label}`} className="flex justify-between gap-4">
          <dt className="text-muted">{label}</dt>
          <dd className="flex-none">{amount}</dd>
        </div>
      ))}
      {total ? (
        <div className="mt-1 flex justify-between gap-4 border-t-2 border-line-strong pt-3 text-xl font-bold">
          <dt>{total.label}</dt>
          <dd className="flex-none">{total.amount}</dd>
        </div>
      ) : null}
    </dl>
  );
}
