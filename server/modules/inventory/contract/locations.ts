import { z } from "zod";
import { LocationId } from "@/server/shared/id";
import { RequestKey, Version } from "./writes";

const Country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, { error: "Give the country as two letters, such as NG" });
const Name = z.string().trim().min(2, { error: "Give it a name" }).max(80);

export const AddLocationInput = z.strictObject({
  key: RequestKey,
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{2,20}$/, { error: "A code is 2 to 20 letters, digits or dashes, such as LOS" }),
  name: Name,
  country: Country,
});
export type AddLocationInput = z.infer<typeof AddLocationInput>;

export const ChangeLocationInput = z.strictObject({
  key: RequestKey,
  id: LocationId,
  name: Name,
  country: Country,
  version: Version,
});
export type ChangeLocationInput = z.infer<typeof ChangeLocationInput>;

export const ArchiveLocationInput = z.strictObject({ key: RequestKey, id: LocationId, version: Version });
export type ArchiveLocationInput = z.infer<typeof ArchiveLocationInput>;

/** All open locations, the one that stock is taken from first at the top. */
export const OrderLocationsInput = z.strictObject({
  key: RequestKey,
  ids: z.array(LocationId).min(1).max(200),
});
export type OrderLocationsInput = z.infer<typeof OrderLocationsInput>;

export const LocationView = z.strictObject({
  id: LocationId,
  code: z.string(),
  name: z.string(),
  country: z.string(),
  position: z.number().int(),
  version: z.number().int(),
  isArchived: z.boolean(),
  units: z.number().int(),
});
export type LocationView = z.infer<typeof LocationView>;
