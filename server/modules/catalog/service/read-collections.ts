import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type {
  CollectionInput,
  CollectionView,
  PreviewRuleInput,
  RulePreview,
  StaffCollection,
  StaffCollectionInput,
  StaffCollectionPage,
} from "../contract/collections";
import { listCards } from "../repo/cards";
import * as repo from "../repo/collections";
import { countFacets } from "../repo/facets";
import { compileRule } from "../repo/rules";

const MOST_SHOWN = 100;

/** The collections that are shown now, in their order. */
export const readCollections = ({ db, clock }: Ctx): Promise<CollectionView[]> =>
  repo.listShown(db, clock(), MOST_SHOWN);

/** One collection that is shown now. NOT_FOUND for drafts, for those whose time has not come or is over, and for none. */
export async function readCollection({ db, clock }: Ctx, { slug }: CollectionInput): Promise<CollectionView> {
  const collection = await repo.findShown(db, slug, clock());
  if (!collection) throw new AppError("NOT_FOUND", "There is no such collection, or not any more.");
  return collection;
}

export const listCollections = ({ db, clock }: Ctx<Staff>): Promise<StaffCollection[]> =>
  repo.listForStaff(db, clock());

/** One collection as staff edit it, with the products that people chose. */
export async function readStaffCollection(
  { db, clock }: Ctx<Staff>,
  { id }: StaffCollectionInput,
): Promise<StaffCollectionPage> {
  const [collection, products] = await Promise.all([
    repo.findForStaff(db, id, clock()),
    repo.listChosen(db, id),
  ]);
  if (!collection) throw new AppError("NOT_FOUND", "There is no such collection.");
  return { collection, products };
}

const FIRST = 12;

/** What a rule would choose if it were saved now. Saves nothing. */
export async function previewRule(
  { db, clock }: Ctx<Staff>,
  { rule, currency, sort }: PreviewRuleInput,
): Promise<RulePreview> {
  const scope = { key: "preview", condition: compileRule(rule, clock()), orderedBy: null };
  const filter = { currency, scope, search: null, pinned: [] };
  const [{ cards }, { total }] = await Promise.all([
    listCards(db, { ...filter, sort, limit: FIRST, after: null }),
    countFacets(db, filter),
  ]);
  return { count: total, first: cards.map(({ card }) => card) };
}
