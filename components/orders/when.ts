const ZONE = "Africa/Lagos";
const DAY = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const MOMENT = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** "Sun 22 Nov 2026": by Lagos time, whoever reads it. */
export const dayWords = (at: Date): string => DAY.format(at);

/** "Sun 22 Nov, 10:41 WAT" */
export const momentWords = (at: Date): string => `${MOMENT.format(at)} WAT`;

/** The day so many working days later: Saturdays and Sundays do not count. */
export function addWorkingDays(from: Date, days: number): Date {
  const day = new Date(from);
  for (let left = days; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1;
  }
  return day;
}
