import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { RemoveSynonymInput, SaveSynonymInput, SynonymView } from "../contract/search";
import { SynonymRemoved, SynonymSaved } from "../events";
import * as repo from "../repo/curation";
import { readWords } from "../repo/words";
import { splitWords } from "./write-search";

/** Every search reads them all, so there is an end to them. */
const MOST_SYNONYMS = 500;

/** Everything staff say means the same, last changed first. */
export const listSynonyms = ({ db }: Ctx<Staff>): Promise<SynonymView[]> => repo.listSynonyms(db);

/**
 * Adds or changes one. Terms are kept as searches are: small, without accents. INVALID when too little is said,
 * CONFLICT when somebody changed it since it was read.
 */
export const saveSynonym = (ctx: Ctx<Staff>, input: SaveSynonymInput): Promise<SynonymView> =>
  ctx.db.$transaction(async (db) => {
    const before = input.id ? await repo.findSynonym(db, input.id) : null;
    if (input.id && !before) throw gone();
    const draft = await toSynonym(db, input, ctx.clock());
    if (before) {
      const isChanged = await repo.changeSynonym(db, { ...draft, version: input.version ?? 0 });
      if (!isChanged) throw changed();
    } else {
      if ((await repo.listSynonyms(db)).length >= MOST_SYNONYMS)
        throw new AppError("INVALID", `There are ${MOST_SYNONYMS} already. Take one away, or add to one.`);
      await repo.addSynonym(db, draft);
    }
    const change = {
      subject: draft.id,
      ...(before ? { before: factsOf(before) } : {}),
      after: factsOf(draft),
      reason: input.reason,
    };
    await announce(db, ctx, { kind: SynonymSaved, payload: { synonymId: draft.id }, change });
    return before ? { ...draft, version: draft.version + 1 } : draft;
  });

export const removeSynonym = (ctx: Ctx<Staff>, { id, version, reason }: RemoveSynonymInput): Promise<void> =>
  ctx.db.$transaction(async (db) => {
    const before = await repo.findSynonym(db, id);
    if (!before) throw gone();
    if (!(await repo.removeSynonym(db, id, version))) throw changed();
    const change = { subject: id, before: factsOf(before), reason };
    await announce(db, ctx, { kind: SynonymRemoved, payload: { synonymId: id }, change });
  });

const gone = () => new AppError("NOT_FOUND", "Those words are gone. Somebody took them away.");
const changed = () => new AppError("CONFLICT", "Somebody changed these words meanwhile. Reload to see them.");

const factsOf = ({ kind, terms, meanings }: SynonymView) => ({ kind, terms, meanings });

async function toSynonym(db: Db, input: SaveSynonymInput, at: Date): Promise<SynonymView> {
  const [terms, meanings] = [await plainTerms(db, input.terms), await plainTerms(db, input.meanings)];
  if (input.kind === "same" && terms.length < 2) refuse("terms", "Write at least two different terms");
  if (input.kind === "same" && meanings.length > 0)
    refuse("meanings", "Terms that mean the same need no meanings: put them all together");
  if (input.kind === "also" && terms.length === 0) refuse("terms", "Write the words people search for");
  if (input.kind === "also" && meanings.length === 0) refuse("meanings", "Write what they should find too");
  const id = input.id ?? newId("synonym", at);
  return { id, kind: input.kind, terms, meanings, version: input.version ?? 1, updatedAt: at };
}

function refuse(field: string, message: string): never {
  throw new AppError("INVALID", message, { [field]: message });
}

async function plainTerms(db: Db, terms: readonly string[]): Promise<string[]> {
  const plain: string[] = [];
  for (const term of terms) {
    const words = await readWords(db, splitWords(term));
    plain.push(words.map(({ word }) => word).join(" "));
  }
  return [...new Set(plain.filter(Boolean))];
}
