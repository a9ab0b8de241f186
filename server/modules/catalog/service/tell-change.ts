import type { Ctx } from "@/server/context";
import { readNames } from "@/server/modules/auth/service";
import type { Db, Prisma } from "@/server/platform/db";
import { announce, type EventKind } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";

type Told<Payload extends object> = {
  readonly kind: EventKind<Payload>;
  readonly payload: Payload;
  readonly subject: string;
  readonly before?: object;
  readonly after?: object;
  readonly reason?: string;
};

/** Writes what staff changed to the activity log, in the transaction of the change; moments and amounts as text. */
export const tellChange = <Payload extends object>(
  db: Db,
  ctx: Ctx<Staff>,
  { kind, payload, subject, before, after, reason }: Told<Payload>,
): Promise<void> =>
  announce(db, ctx, {
    kind,
    payload,
    change: {
      subject,
      ...(before && { before: toPlain(before) }),
      ...(after && { after: toPlain(after) }),
      ...(reason && { reason }),
    },
  });

const toPlain = (value: object): Prisma.InputJsonValue =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part)),
  ) as Prisma.InputJsonValue;

type Versioned = {
  readonly version: number;
  readonly updatedBy: string | null;
  readonly updatedAt: Date;
};

/** Refuses a change that was made to an older version, saying whose change it would have undone. */
export async function refuseStale(ctx: Ctx<Staff>, held: Versioned, version: number): Promise<void> {
  if (held.version === version) return;
  const id = held.updatedBy?.split(":")[1] ?? "";
  const name = (await readNames(ctx, [id])).get(id) ?? "Someone";
  const when = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Africa/Lagos",
  }).format(held.updatedAt);
  throw new AppError(
    "CONFLICT",
    `${name} changed this on ${when} (Lagos). Nothing of yours was saved: reload it and make your change again.`,
  );
}
