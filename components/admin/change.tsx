import { Currency, formatMoney, money } from "@/server/shared/money";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Sums are written down in minor units beside their currency. */
const SUMS = ["total", "captured", "amount"];

/** Lines of goods: short lists of plain fields. */
const isFlat = (item: unknown): item is Fields =>
  isFields(item) && Object.values(item).every((value) => value === null || typeof value !== "object");
const flatWords = (item: Fields): string =>
  Object.values(item)
    .flatMap((value) => (value === null ? [] : [String(value as string | number | boolean)]))
    .join(" ");

function inWords(fields: Fields, key: string): string {
  const value = fields[key];
  const currency = Currency.safeParse(fields["currency"]);
  if (SUMS.includes(key) && currency.success && typeof value === "string" && /^-?\d+$/.test(value)) {
    return formatMoney(money(BigInt(value), currency.data));
  }
  if (value === null || value === undefined || value === "") return "nothing";
  if (Array.isArray(value) && value.every(isFlat)) return value.map(flatWords).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  return JSON.stringify(value).replaceAll('"', "").replaceAll("_", " ");
}

/** What was changed: each field with what it was and what it became; fields that stayed are left out. */
export function Change({ before, after }: { before: unknown; after: unknown }) {
  const was = isFields(before) ? before : {};
  const is = isFields(after) ? after : {};
  const hasSum = SUMS.some((key) => key in is || key in was);
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (key) => inWords(was, key) !== inWords(is, key) && !(key === "currency" && hasSum),
  );
  if (keys.length === 0) return null;
  return (
    <dl>
      {keys.map((key) => (
        <div key={key} className="flex gap-x-2">
          <dt className="flex-none text-muted">{key}</dt>
          <dd className="[overflow-wrap:anywhere]">
            {key in was ? (
              <>
                <del className="text-danger">
                  <span className="sr-only">from </span>
                  {inWords(was, key)}
                </del>
                <span aria-hidden="true"> → </span>
              </>
            ) : null}
            <ins className="font-semibold text-success no-underline">
              <span className="sr-only">to </span>
              {inWords(is, key)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
