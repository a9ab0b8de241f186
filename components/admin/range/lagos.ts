/** Lagos keeps UTC+1 all year. */
const AHEAD_MS = 3_600_000;

/** A moment as a field of the kind `datetime-local` holds it, on the clocks of Lagos; "" for none. */
export const toLagosField = (at: Date | null): string =>
  at ? new Date(at.getTime() + AHEAD_MS).toISOString().slice(0, 16) : "";

/** What such a field holds as a moment. Null when it is empty, an invalid date when it cannot be read. */
export const readLagosField = (text: string): Date | null =>
  text === "" ? null : new Date(`${text.slice(0, 16)}:00+01:00`);

const WORDS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Africa/Lagos",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** "from 1 Dec 2026, 08:00 until 25 Dec 2026, 00:00"; "always" without ends. */
export function periodWords(startsAt: Date | null, endsAt: Date | null): string {
  if (!startsAt && !endsAt) return "always";
  return [startsAt && `from ${WORDS.format(startsAt)}`, endsAt && `until ${WORDS.format(endsAt)}`]
    .filter(Boolean)
    .join(" ");
}

export type Season = "now" | "soon" | "over";

/** Where a moment lies in a period whose end does not belong to it. */
export function seasonOf(startsAt: Date | null, endsAt: Date | null, now: Date): Season {
  if (endsAt && endsAt <= now) return "over";
  return startsAt && startsAt > now ? "soon" : "now";
}
