/** Countries with a delivery form of their own, and their numbers. */
const PLANS = {
  NG: { code: "234", national: /^0?([789][01]\d{8})$/ },
  KE: { code: "254", national: /^0?([17]\d{8})$/ },
  US: { code: "1", national: /^([2-9]\d{9})$/ },
  GB: { code: "44", national: /^0?([1237]\d{8,9})$/ },
} as const;

/**
 * Reads a number as people write it (0803 123 4567, +234 803…, 00234…, 803…) and
 * returns it in E.164, or null when no such number can exist.
 */
export function toE164(written: string, country: string): string | null {
  const bare = written.replace(/[\s().\-–]/g, "");
  const international = bare.replace(/^00/, "+");
  if (international.startsWith("+")) return checkInternational(international.slice(1));

  const plan = PLANS[country as keyof typeof PLANS];
  if (!plan) return null;
  const own = bare.match(plan.national)?.[1];
  if (own) return `+${plan.code}${own}`;
  return bare.startsWith(plan.code) ? checkInternational(bare) : null;
}

function checkInternational(digits: string): string | null {
  if (!/^[1-9]\d{7,14}$/.test(digits)) return null;
  const plan = Object.values(PLANS).find(({ code }) => digits.startsWith(code));
  if (!plan) return `+${digits}`;
  // People write +234 0803…: the national zero has no place after the code.
  const own = digits.slice(plan.code.length).match(plan.national)?.[1];
  return own ? `+${plan.code}${own}` : null;
}

/** "254712345678", the way M-Pesa writes a Kenyan mobile number; null for any other number. */
export const toMpesa = (written: string): string | null =>
  toE164(written, "KE")?.match(/^\+(254[17]\d{8})$/)?.[1] ?? null;

/** "+234 803 ••• •567": enough to recognise one's own number, not to learn another's. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 7)} ••• ${phone.slice(-3)}`;

export function maskEmail(email: string): string {
  const [name = "", domain = ""] = email.split("@");
  return `${name.slice(0, 1)}•••@${domain}`;
}
