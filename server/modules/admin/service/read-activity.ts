import type { Ctx } from "@/server/context";
import { listActivity } from "@/server/modules/activity/service";
import { readNames } from "@/server/modules/auth/service";
import type { Staff } from "@/server/shared/actor";
import type { ListPage, ListQuery } from "@/server/shared/list";
import type { NamedActivityRow } from "../contract";

/** The log with people called by their names. */
export async function readActivity(ctx: Ctx<Staff>, query: ListQuery): Promise<ListPage<NamedActivityRow>> {
  const { rows, nextCursor } = await listActivity(ctx, query);
  const nameOf = await nameActors(
    ctx,
    rows.flatMap(({ actor, subject }) => [actor, subject]),
  );
  return {
    rows: rows.map((row) => ({ ...row, who: nameOf(row.actor), about: nameOf(row.subject) })),
    nextCursor,
  };
}

/** How to call those who are written down as "staff:usr_…", "usr_…", "system:…" and "guest"; anything else stays. */
export async function nameActors(
  ctx: Ctx<Staff>,
  actors: readonly string[],
): Promise<(actor: string) => string> {
  const idOf = (actor: string) => /^(?:staff:|customer:)?(usr_.+)$/.exec(actor)?.[1];
  const ids = new Set(actors.map(idOf).filter((id) => id !== undefined));
  const names = await readNames(ctx, [...ids]);
  return (actor) => {
    const id = idOf(actor);
    if (id !== undefined) return names.get(id) ?? "Someone whose account is gone";
    if (actor === "guest") return "A guest";
    return actor.startsWith("system:") ? "Oja" : actor;
  };
}
