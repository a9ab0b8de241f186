import type { Journal, Outcome } from "./journal";
import type { Operation } from "./plan";
import type { Town } from "./town";
import type { Api, Visitor } from "./visitor";

/** A thing for sale, as the plan's numbers choose it. */
export type Thing = { readonly variantId: string; readonly slug: string };

/** Where an operation happens, and who does it. */
export type Scene = {
  readonly town: Town;
  readonly journal: Journal;
  readonly things: readonly Thing[];
  readonly staff: Api;
};

export type Act<Kind extends Operation["kind"]> = (
  scene: Scene & { readonly shopper: Visitor },
  operation: Extract<Operation, { kind: Kind }>,
) => Promise<Outcome>;

/** Chooses by a number of the plan, whatever there is; undefined when there is nothing. */
export const pick = <Item>(items: readonly Item[], number: number): Item | undefined =>
  items[number % items.length];
