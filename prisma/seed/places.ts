import { NIGERIAN_STATES } from "@/server/shared/place";

export const LOCATIONS = [
  { code: "LOS", name: "Lagos, Yaba", country: "NG", position: 0 },
  { code: "LON", name: "London, Peckham", country: "GB", position: 1 },
] as const;

type Rate = {
  readonly country: string;
  readonly state: string | null;
  readonly method: "standard" | "pickup";
  readonly currency: "NGN" | "USD";
  readonly feeMinor: bigint;
  readonly freeFromMinor: bigint | null;
  readonly minDays: number;
  readonly maxDays: number;
};

const naira = (whole: number): bigint => BigInt(whole) * 100n;

/** By road from Lagos: what a rider or a night bus asks, by how far it is. */
const ZONES = [
  { states: ["Lagos"], fee: 2_500, days: [1, 2] },
  { states: ["Ogun", "Oyo", "Osun", "Ondo", "Ekiti", "Kwara"], fee: 3_500, days: [2, 3] },
  { states: ["Edo", "Delta", "Anambra", "Enugu", "Imo", "Abia", "Ebonyi", "Rivers", "Bayelsa", "Akwa Ibom", "Cross River"], fee: 4_500, days: [2, 4] },
  { states: ["FCT", "Kogi", "Niger", "Nasarawa", "Benue", "Plateau", "Kaduna"], fee: 5_000, days: [3, 5] },
] as const;
const FAR = { fee: 6_500, days: [4, 7] } as const;
const FREE_FROM = 120_000;

function zoneOf(state: string) {
  return ZONES.find(({ states }) => (states as readonly string[]).includes(state)) ?? FAR;
}

const atHome: readonly Rate[] = NIGERIAN_STATES.map((state) => {
  const { fee, days } = zoneOf(state);
  return { country: "NG", state, method: "standard", currency: "NGN", feeMinor: naira(fee), freeFromMinor: naira(FREE_FROM), minDays: days[0], maxDays: days[1] };
});

const standard = { state: null, method: "standard" } as const;

export const RATES: readonly Rate[] = [
  ...atHome,
  { country: "NG", state: "Lagos", method: "pickup", currency: "NGN", feeMinor: 0n, freeFromMinor: null, minDays: 0, maxDays: 1 },
  { ...standard, country: "NG", currency: "USD", feeMinor: 600n, freeFromMinor: 15_000n, minDays: 2, maxDays: 6 },
  { ...standard, country: "GB", currency: "USD", feeMinor: 900n, freeFromMinor: 15_000n, minDays: 2, maxDays: 4 },
  { ...standard, country: "US", currency: "USD", feeMinor: 2_400n, freeFromMinor: 25_000n, minDays: 5, maxDays: 9 },
  { ...standard, country: "KE", currency: "USD", feeMinor: 1_800n, freeFromMinor: 20_000n, minDays: 4, maxDays: 8 },
  { ...standard, country: "GB", currency: "NGN", feeMinor: naira(14_500), freeFromMinor: null, minDays: 2, maxDays: 4 },
];
