/**
 * What the database said when one of its rules refused a row, with the rule's name in it; empty for any other failure.
 * Prisma keeps those words in the driver's error; a raw statement carries them in its own message.
 */
export function wordsOfRefusal(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const meta = "meta" in error ? error.meta : undefined;
  const words = `${error.message} ${JSON.stringify(meta, withErrors) ?? ""}`;
  return /2350[35]|23514|P200[234]|constraint/i.test(words) ? words : "";
}

/** Errors hide their fields from JSON. */
const withErrors = (_: string, value: unknown): unknown =>
  value instanceof Error ? { message: value.message, cause: value.cause } : value;
