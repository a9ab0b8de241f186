import { z } from "zod";
import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { StaffList, StaffListInput } from "../contract/staff-products";
import { listStaffPage, type StaffPlace } from "../repo/staff-list";

const PAGE = 50;

/** Products of any status, filtered and sorted by the database, fifty at a time; INVALID for a cursor of another list. */
export async function listForStaff(
  { db }: Ctx<Staff>,
  { cursor, ...input }: StaffListInput,
): Promise<StaffList> {
  const order = [input.sort, input.currency].join();
  const found = await listStaffPage(db, {
    ...input,
    after: readPlace(cursor, input.sort, order),
    limit: PAGE,
  });
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => row),
    nextCursor: found.length > PAGE && last ? writePlace(order, last.place) : null,
  };
}

const Cursor = z.tuple([z.string(), z.string().max(250), z.string().max(60)]);
const NUMBER = /^-?\d{1,19}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/;

const writePlace = (order: string, { key, id }: StaffPlace): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString("base64url");

/** A place is a value of what its list is sorted by: anything else never came from us. */
function readPlace(
  cursor: string | undefined,
  sort: StaffListInput["sort"],
  order: string,
): StaffPlace | null {
  if (cursor === undefined) return null;
  try {
    const [its, key, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    if (its === order && isKeyOf(sort, key)) return { key, id };
  } catch {
    // Falls through to the one refusal below.
  }
  throw new AppError("INVALID", "That page of the list cannot be found. Please start from the first.", {
    cursor: "Not a cursor of ours",
  });
}

function isKeyOf(sort: StaffListInput["sort"], key: string): boolean {
  if (sort.startsWith("title")) return !key.includes("\0");
  if (sort.startsWith("updated"))
    return MOMENT.test(key) && !Number.isNaN(Date.parse(key.replace(/([+-]\d{2})$/, "$1:00")));
  return NUMBER.test(key) && BigInt(key) === BigInt.asIntN(64, BigInt(key));
}
