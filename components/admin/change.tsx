type Json = unknown;
type Fields = Readonly<Record<string, Json>>;

const isFields = (value: Json): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function inWords(value: Json): string {
  if (value === null || value === undefined || value === "") return "nothing";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What was changed: each field with what it was and what it became; fields that stayed are left out. */
export function Change({ before, after }: { before: Json; after: Json }) {
  const was = isFields(before) ? before : {};
  const is = isFields(after) ? after : {};
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (key) => inWords(was[key]) !== inWords(is[key]),
  );
  if (keys.length === 0) return null;
  return (
    <dl className="grid gap-0.5">
      {keys.map((key) => (
        <div key={key} className="flex flex-wrap gap-x-2 max-md:justify-end">
          <dt className="text-muted">{key}</dt>
          <dd className="[overflow-wrap:anywhere]">
            {key in was ? (
              <>
                <del className="text-danger">
                  <span className="sr-only">from </span>
                  {inWords(was[key])}
                </del>
                <span aria-hidden="true"> → </span>
              </>
            ) : null}
            <ins className="font-semibold text-success no-underline">
              <span className="sr-only">to </span>
              {inWords(is[key])}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
