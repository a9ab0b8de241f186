const ZONE = "Africa/Lagos";

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, ...options });

const DAY = format({ year: "numeric", month: "2-digit", day: "2-digit" });
const CLOCK = format({ hour: "2-digit", minute: "2-digit" });
const SHORT = format({ day: "numeric", month: "short" });
const SHORT_WITH_YEAR = format({ day: "numeric", month: "short", year: "numeric" });
const FULL = format({ dateStyle: "full", timeStyle: "medium" });

const A_DAY = 86_400_000;

/** "Today, 16:08": Lagos time, short. */
export function momentWords(at: Date, now: Date): string {
  const day = DAY.format(at);
  const clock = CLOCK.format(at);
  if (day === DAY.format(now)) return `Today, ${clock}`;
  if (day === DAY.format(new Date(now.getTime() - A_DAY))) return `Yesterday, ${clock}`;
  const isThisYear = day.slice(-4) === DAY.format(now).slice(-4);
  return `${(isThisYear ? SHORT : SHORT_WITH_YEAR).format(at)}, ${clock}`;
}

/** "Sunday, 22 November 2026 at 16:08:11 WAT". */
export const exactWords = (at: Date): string => `${FULL.format(at)} WAT`;

/** A time in Lagos; the exact one shows on hover. */
export function Moment({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} title={exactWords(at)} className="tabular whitespace-nowrap">
      {momentWords(at, new Date())}
    </time>
  );
}
