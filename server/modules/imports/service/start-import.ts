import type { Ctx } from "@/server/context";
import { listAttributeKeys } from "@/server/modules/catalog/service/export-products";
import { listLocations } from "@/server/modules/inventory/service/set-stock";
import { MINUTE, SECOND } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ImportRunId } from "@/server/shared/id";
import { may } from "@/server/shared/permission";
import {
  FILE_LIMIT,
  type ImportKind,
  MOST_COLUMNS,
  type StartedImport,
  type StartImportInput,
} from "../contract";
import { ImportStarted } from "../events";
import { countRows, readEncoding, readSeparator, refusal, textPieces } from "../policy/file-text";
import { guessMapping, targetsOf } from "../policy/know-columns";
import * as repo from "../repo/runs";
import { readRows } from "./read-file";
import { failImport } from "./stop-import";

const ADDRESS_LIVES = (15 * MINUTE) / SECOND;
const CONTENT_TYPE = "text/csv";

/** Hands out an address to which exactly this file can be PUT, within a quarter of an hour. Nothing of it is believed yet. */
export async function startImport(ctx: Ctx<Staff>, input: StartImportInput): Promise<StartedImport> {
  checkMayImport(ctx, input.kind);
  const at = ctx.clock();
  const id = newId<ImportRunId>("importRun", at);
  const { id: startedBy, session: sessionId } = ctx.actor;
  const fileKey = `imports/${id}`;
  await ctx.db.$transaction(async (db) => {
    await repo.addRun(db, { ...input, id, fileKey, startedBy, sessionId }, at);
    await announce(db, ctx, {
      kind: ImportStarted,
      payload: { importId: id },
      change: { subject: id, after: { ...input } },
    });
  });
  const order = { key: fileKey, contentType: CONTENT_TYPE, bytes: input.bytes, at, seconds: ADDRESS_LIVES };
  const { url, headers } = await ctx.storage.signUpload(order);
  return { id, uploadUrl: url, headers: { ...headers } };
}

/** FORBIDDEN for those who may not change what such a file changes. */
export function checkMayImport(ctx: Ctx<Staff>, kind: ImportKind): void {
  const permission = kind === "stock" ? "stock.manage" : "catalog.manage";
  if (!may(ctx.actor.role, permission)) throw new AppError("FORBIDDEN", "Your account may not import this.");
}

/** What a column of such a file may be, now. */
export async function listTargets(db: Db, kind: ImportKind): Promise<string[]> {
  const attributes = await listAttributeKeys(db);
  const locations = (await listLocations(db)).map(({ code }) => code);
  return targetsOf(kind, { attributes, locations });
}

/**
 * The file has been sent: reads what it is written in and what its columns are. CONFLICT when it has not arrived whole;
 * INVALID, and the run has failed with the same words, for a file that cannot be read. Asked twice, it is read once.
 */
export async function finishFile(ctx: Ctx<Staff>, id: ImportRunId): Promise<void> {
  const run = await repo.findRun(ctx.db, id);
  if (!run) throw new AppError("NOT_FOUND", "There is no such import.");
  checkMayImport(ctx, run.kind);
  if (run.state !== "sending") return;
  if ((await ctx.storage.size(run.fileKey)) !== run.bytes)
    throw new AppError("CONFLICT", "The file has not arrived whole. Please send it again.");
  try {
    const layout = await inspect(ctx, run);
    await repo.moveRun(ctx.db, { id, from: ["sending"], to: "uploaded", at: ctx.clock() }, layout);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await failImport(ctx, id, error.message);
    throw error;
  }
}

async function inspect(ctx: Ctx<Staff>, { kind, fileKey }: repo.ImportRow) {
  const bytes = await ctx.storage.read(fileKey);
  if (!bytes || bytes.length > FILE_LIMIT) throw refusal("The file has not arrived. Please send it again.");
  const encoding = readEncoding(bytes);
  const separator = readSeparator(bytes, encoding);
  const rowsTotal = countRows(textPieces(bytes, encoding), separator);
  if (rowsTotal < 1) throw refusal("There is no row below the head of this file.");
  const header = (await readHead({ bytes, encoding, separator })).map((name) => name.trim().slice(0, 120));
  if (header.length > MOST_COLUMNS) throw refusal(`A file may have at most ${MOST_COLUMNS} columns.`);
  const mapping = guessMapping(header, await listTargets(ctx.db, kind));
  if (mapping.every((target) => target === ""))
    throw refusal(
      "The first row names no column that is known here. It must be the head, with names such as sku or title.",
    );
  return { encoding, separator, header, mapping, rowsTotal };
}

async function readHead(file: Parameters<typeof readRows>[0]): Promise<readonly string[]> {
  for await (const { row, cells } of readRows(file)) return row === 1 ? cells : [];
  return [];
}
