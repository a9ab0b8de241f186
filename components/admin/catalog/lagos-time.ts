/** Lagos keeps one hour ahead of UTC all year. */
const AHEAD_MS = 3_600_000;

/** An instant as a field for a day and a time shows it in Lagos: "2026-11-22T18:30"; "" for none. */
export const toLagosField = (at: Date | null): string =>
  at ? new Date(at.getTime() + AHEAD_MS).toISOString().slice(0, 16) : "";

/** What such a field says as an instant; null when it is empty or half typed. */
export function readLagosField(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  const at = new Date(`${text}:00+01:00`);
  return Number.isNaN(at.getTime()) ? null : at;
}
