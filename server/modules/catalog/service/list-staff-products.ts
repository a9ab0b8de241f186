import { z } from "zod";
import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { CategoryId } from "@/server/shared/id";
import { type ListPage, type ListQuery, readCursor, toPage } from "@/server/shared/list";
import { ShopCurrency } from "@/server/shared/money";
import { ProductStatus } from "../contract";
import type { StaffList, StaffListInput, StaffListRow } from "../contract/staff-products";
import { listStaffPage, listTags, listTitles, type StaffPlace } from "../repo/staff-list";

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

/** The same as a list of the dashboard asks for it. Never refuses: what does not fit the list is left out. */
export async function listProductRows({ db }: Ctx<Staff>, query: ListQuery): Promise<ListPage<StaffListRow>> {
  const input = toStaffInput(query);
  const [key, id, ...rest] = readCursor(query.cursor) ?? [];
  const isOurs = key !== undefined && id !== undefined && rest.length === 0 && isKeyOf(input.sort, key);
  const after = isOurs ? { key, id } : null;
  const found = await listStaffPage(db, { ...input, after, limit: query.limit });
  const page = toPage(found, query.limit, ({ place }) => [place.key, place.id]);
  return { ...page, rows: page.rows.map(({ row }) => row) };
}

const MOST_TAGS = 200;

/** The tags that there are, for those who write another product. */
export const readTags = ({ db }: Ctx<Staff>): Promise<string[]> => listTags(db, MOST_TAGS);

/** What products are called, by their ids; those that are not there are left out. */
export const readTitles = async ({ db }: Ctx<Staff>, ids: readonly string[]): Promise<Map<string, string>> =>
  ids.length === 0 ? new Map<string, string>() : listTitles(db, ids);

function toStaffInput({ filters, sort: { by, isDown } }: ListQuery): StaffListInput {
  const priced = ShopCurrency.safeParse(by);
  const sort = priced.success ? "price" : by === "title" || by === "stock" ? by : "updated";
  return {
    query: filters["q"],
    status: ProductStatus.safeParse(filters["status"]).data,
    categoryId: CategoryId.safeParse(filters["category"]).data,
    tag: filters["tag"]?.slice(0, 40),
    missingPrice: ShopCurrency.safeParse(filters["missingPrice"]).data,
    missingPicture: filters["missingPicture"] ? filters["missingPicture"] === "yes" : undefined,
    sort: isDown ? `${sort}-down` : sort,
    currency: priced.data ?? "NGN",
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
