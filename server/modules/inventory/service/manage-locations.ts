import type { Ctx } from "@/server/context";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type {
  AddLocationInput,
  ArchiveLocationInput,
  ChangeLocationInput,
  LocationView,
  OrderLocationsInput,
} from "../contract/locations";
import type { Written } from "../contract/writes";
import * as events from "../events";
import * as repo from "../repo/locations";
import { writeOnce } from "./write-once";

const CHANGED = "Someone has just changed or archived this location. Reload it and look again.";

export const listLocations = (ctx: Ctx<Staff>): Promise<LocationView[]> => repo.listLocations(ctx.db);

export const addLocation = (ctx: Ctx<Staff>, input: AddLocationInput): Promise<Written> =>
  writeOnce(ctx, { action: "location.add", input }, async (db) => {
    const { key: _, ...wanted } = input;
    const id = newId("location", ctx.clock());
    if (!(await repo.addLocation(db, { id, ...wanted })))
      throw new AppError("CONFLICT", `There is a location ${wanted.code} already.`, {
        code: "Choose another code",
      });
    await announce(db, ctx, {
      kind: events.LocationAdded,
      payload: { id },
      change: { subject: wanted.code, after: wanted },
    });
    return { id };
  });

export const changeLocation = (ctx: Ctx<Staff>, input: ChangeLocationInput): Promise<Written> =>
  writeOnce(ctx, { action: "location.change", input }, async (db) => {
    const { id, name, country, version } = input;
    const was = await repo.findLocation(db, id);
    if (!was) throw new AppError("NOT_FOUND", "There is no such location.");
    if (!(await repo.changeLocation(db, { id, name, country, version })))
      throw new AppError("CONFLICT", CHANGED);
    await announce(db, ctx, {
      kind: events.LocationChanged,
      payload: { id },
      change: {
        subject: was.code,
        before: { name: was.name, country: was.country },
        after: { name, country },
      },
    });
    return { id };
  });

/** Takes a location out of use, once nothing lies there, goes there or comes from there. */
export const archiveLocation = (ctx: Ctx<Staff>, input: ArchiveLocationInput): Promise<Written> =>
  writeOnce(ctx, { action: "location.archive", input }, async (db) => {
    const { id, version } = input;
    await repo.lockLocation(db, id);
    const was = await repo.findLocation(db, id);
    if (!was) throw new AppError("NOT_FOUND", "There is no such location.");
    const { units, transfers, counts } = await repo.countTies(db, id);
    if (units > 0)
      throw new AppError(
        "CONFLICT",
        `${was.name} still holds ${units} units. Move them to another location first.`,
      );
    if (transfers + counts > 0)
      throw new AppError("CONFLICT", `${was.name} still has open transfers or counts. End them first.`);
    if (!(await repo.archiveLocation(db, id, version, ctx.clock()))) throw new AppError("CONFLICT", CHANGED);
    await announce(db, ctx, {
      kind: events.LocationArchived,
      payload: { id },
      change: { subject: was.code, before: { isArchived: false }, after: { isArchived: true } },
    });
    return { id };
  });

/** Says which location stock is taken from first, where several could serve. */
export const orderLocations = (ctx: Ctx<Staff>, input: OrderLocationsInput): Promise<Written> =>
  writeOnce(ctx, { action: "location.order", input }, async (db) => {
    const before = (await repo.listLocations(db)).filter((location) => !location.isArchived);
    const isWhole =
      new Set(input.ids).size === input.ids.length &&
      before.length === input.ids.length &&
      before.every((location) => input.ids.includes(location.id));
    if (!isWhole)
      throw new AppError("CONFLICT", "The list of locations has changed. Reload it and order them again.");
    await repo.orderLocations(db, input.ids);
    const codes = new Map(before.map(({ id, code }) => [id, code]));
    await announce(db, ctx, {
      kind: events.LocationsOrdered,
      payload: { id: input.ids.join(" ") },
      change: {
        subject: "locations",
        before: before.map(({ code }) => code),
        after: input.ids.map((id) => codes.get(id) ?? id),
      },
    });
    return { id: "locations" };
  });
