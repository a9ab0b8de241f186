import { z } from "zod";

/** Countries Oja delivers to, in the order the checkout offers them. */
export const COUNTRIES = [
  { code: "NG", name: "Nigeria" },
  { code: "KE", name: "Kenya" },
  { code: "GB", name: "United Kingdom" },
  { code: "US", name: "United States" },
] as const;
export const Country = z.enum(["NG", "KE", "GB", "US"], { error: "Choose a country we deliver to" });
export type Country = z.infer<typeof Country>;

/** The 36 states of Nigeria and the Federal Capital Territory. */
export const NIGERIAN_STATES = [
  "Abia",
  "Adamawa",
  "Akwa Ibom",
  "Anambra",
  "Bauchi",
  "Bayelsa",
  "Benue",
  "Borno",
  "Cross River",
  "Delta",
  "Ebonyi",
  "Edo",
  "Ekiti",
  "Enugu",
  "FCT",
  "Gombe",
  "Imo",
  "Jigawa",
  "Kaduna",
  "Kano",
  "Katsina",
  "Kebbi",
  "Kogi",
  "Kwara",
  "Lagos",
  "Nasarawa",
  "Niger",
  "Ogun",
  "Ondo",
  "Osun",
  "Oyo",
  "Plateau",
  "Rivers",
  "Sokoto",
  "Taraba",
  "Yobe",
  "Zamfara",
] as const;

/** The 47 counties of Kenya. */
export const KENYAN_COUNTIES = [
  "Baringo",
  "Bomet",
  "Bungoma",
  "Busia",
  "Elgeyo-Marakwet",
  "Embu",
  "Garissa",
  "Homa Bay",
  "Isiolo",
  "Kajiado",
  "Kakamega",
  "Kericho",
  "Kiambu",
  "Kilifi",
  "Kirinyaga",
  "Kisii",
  "Kisumu",
  "Kitui",
  "Kwale",
  "Laikipia",
  "Lamu",
  "Machakos",
  "Makueni",
  "Mandera",
  "Marsabit",
  "Meru",
  "Migori",
  "Mombasa",
  "Murang’a",
  "Nairobi",
  "Nakuru",
  "Nandi",
  "Narok",
  "Nyamira",
  "Nyandarua",
  "Nyeri",
  "Samburu",
  "Siaya",
  "Taita-Taveta",
  "Tana River",
  "Tharaka-Nithi",
  "Trans Nzoia",
  "Turkana",
  "Uasin Gishu",
  "Vihiga",
  "Wajir",
  "West Pokot",
] as const;

/** The parts of a country that its form lets one choose from; none where they are written. */
export const statesOf = (country: string): readonly string[] =>
  country === "NG" ? NIGERIAN_STATES : country === "KE" ? KENYAN_COUNTIES : [];

const line = (label: string, longest: number) =>
  z
    .string({ error: `${label} is needed` })
    .trim()
    .min(1, { error: `${label} is needed` })
    .max(longest, { error: `${label} is too long` });

/** Where a parcel goes. Nigeria has no postcode; a landmark finds the door. */
export const Address = z
  .strictObject({
    country: Country,
    state: line("State", 60),
    city: line("City or LGA", 80),
    street: line("Street", 160),
    landmark: z.string().trim().max(160, { error: "Landmark is too long" }).default(""),
    postcode: z.string().trim().max(12, { error: "Postcode is too long" }).default(""),
  })
  .superRefine((address, issues) => {
    const isKnown = (NIGERIAN_STATES as readonly string[]).includes(address.state);
    if (address.country === "NG" && !isKnown) {
      issues.addIssue({ code: "custom", path: ["state"], message: "Choose one of Nigeria's states" });
    }
    if ((address.country === "US" || address.country === "GB") && address.postcode === "") {
      issues.addIssue({ code: "custom", path: ["postcode"], message: "Postcode is needed" });
    }
  });
export type Address = z.infer<typeof Address>;

export const countryName = (code: string): string =>
  COUNTRIES.find((country) => country.code === code)?.name ?? code;
