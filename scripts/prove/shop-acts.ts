import type { inferRouterOutputs } from "@trpc/server";
import type { StartInput } from "@/server/modules/checkout/contract";
import { VariantId } from "@/server/shared/id";
import type { AppRouter } from "@/server/trpc/root";
import { type Act, pick, type Scene } from "./act";
import type { Outcome } from "./journal";
import type { OperationOf } from "./plan";
import { type Cookies, isRefusal, openApi, type Placement, type Visitor } from "./visitor";

type Answer = inferRouterOutputs<AppRouter>["checkout"]["start"];

export const browse: Act<"browse"> = async ({ shopper, things }, { thing }) => {
  const slug = pick(things, thing)?.slug;
  if (!slug) return "idle";
  await shopper.api.catalog.product.query({ slug, currency: "NGN" });
  await shopper.api.cart.view.query();
  return "done";
};

export const search: Act<"search"> = async ({ shopper }, { word, currency }) => {
  await shopper.api.catalog.list.query({ query: word, currency });
  return "done";
};

export const add: Act<"add"> = async ({ shopper, things }, { thing, quantity }) => {
  const variantId = VariantId.parse(pick(things, thing)?.variantId);
  await shopper.api.cart.addLine.mutate({ variantId, quantity });
  return "done";
};

export const changeQuantity: Act<"change_quantity"> = async ({ shopper }, { thing, quantity }) => {
  const { lines } = await shopper.api.cart.view.query();
  const line = pick(lines, thing);
  if (!line) return "idle";
  await shopper.api.cart.setLine.mutate({ variantId: line.variantId, quantity });
  return "done";
};

/** Takes out of the cart what cannot be had, fills it when it is empty, and sends the checkout form: once, or twice at the same moment. */
export const place: Act<"place"> = async (scene, operation) => {
  const { shopper, things } = scene;
  const { currency, isDoubled } = operation;
  const { lines } = await shopper.api.cart.setCurrency.mutate({ currency });
  for (const { variantId, problem, available } of lines) {
    if (problem)
      await shopper.api.cart.setLine.mutate({ variantId, quantity: problem === "too_few" ? available : 0 });
  }
  if (lines.every(({ problem }) => problem !== null && problem !== "too_few")) {
    const variantId = VariantId.parse(pick(things, operation.thing)?.variantId);
    await shopper.api.cart.addLine.mutate({ variantId, quantity: operation.quantity });
  }
  const placement = fillForm(shopper, operation);
  shopper.placements.push(placement);
  const sent = await Promise.allSettled([
    send(scene, placement),
    ...(isDoubled ? [send(scene, placement)] : []),
  ]);
  return worstOf(sent);
};

/** The same form with the same key once more: the answer was lost, or somebody pressed "back". */
export const placeAgain: Act<"place_again"> = async (scene, { placement: number }) => {
  const placement = pick(scene.shopper.placements, number);
  if (!placement) return "idle";
  await send(scene, placement);
  return "done";
};

/** Sends a checkout form as the browser held it, and keeps what came back. */
export async function send(
  { town, journal }: Pick<Scene, "town" | "journal">,
  placement: Placement,
): Promise<Answer> {
  const api = openApi(town, journal, new Map(placement.cookies));
  const answer = await api.checkout.start.mutate(placement.input);
  journal.acknowledge(placement.input.idempotencyKey, answer.orderNumber);
  keepAnswer(placement, answer);
  return answer;
}

/** The shopper comes back from the payment page, or reloads. */
export const comeBack: Act<"return"> = async ({ shopper }, { placement: number }) => {
  const placement = pick(shopper.placements, number);
  if (!placement?.orderNumber || !placement.token) return "idle";
  const { orderNumber, token } = placement;
  const { redirectUrl } = await shopper.api.checkout.status.query({ orderNumber, token });
  if (redirectUrl && !placement.pages.includes(redirectUrl)) placement.pages.push(redirectUrl);
  return "done";
};

export const payAgain: Act<"pay_again"> = async ({ shopper }, { placement: number, method }) => {
  const placement = pick(shopper.placements, number);
  if (!placement?.orderNumber || !placement.token) return "idle";
  const { orderNumber, token, input } = placement;
  const payment = input.payment === "card_usd" ? "card_usd" : method;
  keepAnswer(placement, await shopper.api.checkout.payAgain.mutate({ orderNumber, token, payment }));
  return "done";
};

function keepAnswer(placement: Placement, { orderNumber, trackingUrl, redirectUrl }: Answer): void {
  placement.orderNumber = orderNumber;
  placement.token = new URL(trackingUrl).searchParams.get("t");
  if (redirectUrl && !placement.pages.includes(redirectUrl)) placement.pages.push(redirectUrl);
}

/** One bad answer of two makes the operation bad, and a loss weighs more than a refusal. */
function worstOf(sent: readonly PromiseSettledResult<unknown>[]): Outcome {
  const errors = sent.flatMap((result) => (result.status === "rejected" ? [result.reason as Error] : []));
  const [worst] = errors.sort((one, other) => Number(isRefusal(one)) - Number(isRefusal(other)));
  if (worst) throw worst;
  return "done";
}

let forms = 0;

type Wish = Pick<OperationOf<"place">, "currency" | "method">;

/** A checkout form, filled in with the cookies of this moment. */
export function fillForm(shopper: Visitor, { currency, method }: Wish): Placement {
  forms += 1;
  const isAbroad = currency === "USD";
  const cookies: Cookies = new Map(shopper.cookies);
  const input: StartInput = {
    idempotencyKey: `prove-${process.pid}-${String(forms).padStart(8, "0")}`,
    contact: isAbroad
      ? { name: "Grace Lee", email: `${shopper.name}@example.test`, phone: "4155552671" }
      : { name: "Adaeze Obi", email: `${shopper.name}@example.test`, phone: "08031234567" },
    address: isAbroad
      ? {
          country: "US",
          state: "California",
          city: "San Francisco",
          street: "1 Market Street",
          landmark: "",
          postcode: "94105",
        }
      : {
          country: "NG",
          state: "Lagos",
          city: "Surulere",
          street: "12 Adeniran Ogunsanya",
          landmark: "",
          postcode: "",
        },
    delivery: "standard",
    payment: isAbroad ? "card_usd" : method,
  };
  return { input, cookies, orderNumber: null, token: null, pages: [] };
}
