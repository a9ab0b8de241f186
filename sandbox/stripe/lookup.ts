import { type Answer, type Ask, type Fields, isFields, json } from "../http";
import { token } from "../ids";
import { refuseStripe } from "../provider-errors";
import type { World } from "../world";
import { balanceObject, chargeObject, intentObject, refundObject } from "./objects";
import { lineItems, sessionObject } from "./session-object";

/** Any object by its id; the prefix says what it is. */
function lookUp(world: World, id: string): Fields | null {
  const { sessions, intents, charges, refunds } = world.state.stripe;
  const session = sessions.find((candidate) => candidate.id === id);
  if (session) return sessionObject(world, session);
  const intent = intents.find((candidate) => candidate.id === id);
  if (intent) return intentObject(intent);
  const charge = charges.find((candidate) => candidate.id === id);
  if (charge) return chargeObject(world, charge);
  const refund = refunds.find((candidate) => candidate.id === id);
  if (refund) return refundObject(refund);
  const source = [...charges, ...refunds].find(
    (candidate) => id.startsWith("txn_") && candidate.id.slice(3) === id.slice(4),
  );
  return source ? balanceObject(source) : null;
}

/** Answers with the object, with every `expand` path filled in. */
export function answerWith(
  world: World,
  object: Fields,
  expand: readonly string[] = [],
  status = 200,
): Answer {
  const full = expand.reduce<Fields>((tree, path) => grow(world, tree, path.split(".")), object);
  return json(full, status, { "request-id": `req_${token(14)}` });
}

function grow(world: World, tree: Fields, [name = "", ...rest]: readonly string[]): Fields {
  if (name === "line_items" && tree["object"] === "checkout.session") {
    const session = world.state.stripe.sessions.find(({ id }) => id === tree["id"]);
    return session ? { ...tree, line_items: lineItems(session) } : tree;
  }
  const value = tree[name];
  const child = typeof value === "string" ? lookUp(world, value) : value;
  if (Array.isArray(child))
    return {
      ...tree,
      [name]: child.map((item: unknown) => (isFields(item) ? grow(world, item, rest) : item)),
    };
  if (!isFields(child)) return tree;
  return { ...tree, [name]: rest.length > 0 ? grow(world, child, rest) : child };
}

/** `expand[]=a&expand[1]=b.c` from the address. */
export const expansions = (ask: Ask): string[] =>
  [...ask.url.searchParams].filter(([name]) => /^expand\[\d*\]$/.test(name)).map(([, path]) => path);

export const missing = (kind: string, id: string): Answer =>
  refuseStripe(404, { code: "resource_missing", message: `No such ${kind}: '${id}'`, param: "id" });

/** GET /v1/<kind>/:id for everything that is found by its id. */
export const retrieve =
  (kind: string, prefix: string) =>
  (ask: Ask, world: World): Answer => {
    const id = ask.param("id");
    const object = id.startsWith(prefix) ? lookUp(world, id) : null;
    return object ? answerWith(world, object, expansions(ask)) : missing(kind, id);
  };
