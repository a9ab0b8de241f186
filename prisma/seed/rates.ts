import { NIGERIAN_STATES } from "@/server/shared/place";
import type { Amount } from "./product";

export type SeedRate = {
  readonly country: string;
  /** Null: anywhere in the country. */
  readonly state: string | null;
  readonly method: "standard" | "pickup";
  readonly currency: "NGN" | "USD" | "KES";
  readonly fee: Amount;
  readonly freeFrom: Amount | null;
  readonly days: readonly [fewest: number, most: number];
  readonly isPayOnDelivery: boolean;
};

type State = (typeof NIGERIAN_STATES)[number];
type Zone = {
  readonly states: readonly State[];
  readonly ngn: readonly [fee: Amount, freeFrom: Amount];
  readonly usd: readonly [fee: Amount, freeFrom: Amount];
  readonly days: readonly [number, number];
  readonly isPayOnDelivery?: boolean;
};

/** How far a parcel goes from the store in Lagos. Every state is in one zone. */
const ZONES: readonly Zone[] = [
  { states: ["Lagos"], ngn: ["2500", "50000"], usd: ["3", "60"], days: [1, 2], isPayOnDelivery: true },
  {
    states: ["Ekiti", "Ogun", "Ondo", "Osun", "Oyo"],
    ngn: ["3500", "90000"],
    usd: ["5", "90"],
    days: [2, 4],
    isPayOnDelivery: true,
  },
  { states: ["FCT"], ngn: ["4000", "100000"], usd: ["6", "100"], days: [2, 4], isPayOnDelivery: true },
  {
    states: [
      "Abia",
      "Akwa Ibom",
      "Anambra",
      "Bayelsa",
      "Cross River",
      "Delta",
      "Ebonyi",
      "Edo",
      "Enugu",
      "Imo",
      "Rivers",
    ],
    ngn: ["4500", "120000"],
    usd: ["7", "120"],
    days: [3, 5],
  },
  {
    states: ["Benue", "Kogi", "Kwara", "Nasarawa", "Niger", "Plateau"],
    ngn: ["5000", "120000"],
    usd: ["7", "120"],
    days: [3, 6],
  },
  {
    states: ["Jigawa", "Kaduna", "Kano", "Katsina", "Kebbi", "Sokoto", "Zamfara"],
    ngn: ["5500", "150000"],
    usd: ["8", "150"],
    days: [4, 7],
  },
  {
    states: ["Adamawa", "Bauchi", "Borno", "Gombe", "Taraba", "Yobe"],
    ngn: ["6500", "150000"],
    usd: ["9", "150"],
    days: [5, 9],
  },
];

const ABROAD = [
  { country: "GB", ngn: ["14000", "220000"], usd: ["9", "120"], days: [2, 4] },
  { country: "US", ngn: ["42000", "480000"], usd: ["28", "250"], days: [5, 9] },
  { country: "KE", ngn: ["36000", "450000"], usd: ["24", "250"], days: [5, 9] },
] as const;

const PICKUPS = [
  { country: "NG", state: "Lagos" },
  { country: "GB", state: null },
] as const;

const CURRENCIES = ["NGN", "USD"] as const;

const delivered = { method: "standard", isPayOnDelivery: false } as const;

const home = ZONES.flatMap((zone) =>
  zone.states.flatMap((state) =>
    CURRENCIES.map((currency): SeedRate => {
      const [fee, freeFrom] = currency === "NGN" ? zone.ngn : zone.usd;
      // Nobody counts out dollars at a Nigerian door.
      const isPayOnDelivery = currency === "NGN" && zone.isPayOnDelivery === true;
      return {
        ...delivered,
        country: "NG",
        state,
        currency,
        fee,
        freeFrom,
        days: zone.days,
        isPayOnDelivery,
      };
    }),
  ),
);

const abroad = ABROAD.flatMap(({ country, ngn, usd, days }) =>
  CURRENCIES.map((currency): SeedRate => {
    const [fee, freeFrom] = currency === "NGN" ? ngn : usd;
    return { ...delivered, country, state: null, currency, fee, freeFrom, days };
  }),
);

const pickups = PICKUPS.flatMap((place) =>
  CURRENCIES.map(
    (currency): SeedRate => ({
      ...place,
      method: "pickup",
      currency,
      fee: "0",
      freeFrom: null,
      days: [0, 1],
      isPayOnDelivery: currency === "NGN" && place.country === "NG",
    }),
  ),
);

/** Shillings buy delivery in Kenya: to Nairobi by courier, to the other counties by parcel bus. Whole shillings, as M-Pesa wants. */
const kenya = [
  { state: "Nairobi", fee: "2600", freeFrom: "32000", days: [5, 8] },
  { state: null, fee: "3100", freeFrom: "38000", days: [6, 10] },
] as const;

const inShillings = kenya.map(
  (rate): SeedRate => ({ ...delivered, ...rate, country: "KE", currency: "KES" }),
);

export const RATES: readonly SeedRate[] = [...home, ...abroad, ...inShillings, ...pickups];
