import { setTimeout as pause } from "node:timers/promises";
import type { Act, Scene } from "./act";
import { type Check, checkPromises } from "./checks";
import { heal } from "./heal";
import * as house from "./house-acts";
import type { Outcome } from "./journal";
import * as money from "./money-acts";
import type { Beat, Operation, Round, Step } from "./plan";
import { setFaults } from "./sandbox";
import * as shop from "./shop-acts";
import { isLoss, isRefusal, type Visitor } from "./visitor";
import { clearUp, strike, tableFor } from "./weather";

const ACTS: { readonly [Kind in Operation["kind"]]: Act<Kind> } = {
  browse: shop.browse,
  search: shop.search,
  add: shop.add,
  change_quantity: shop.changeQuantity,
  place: shop.place,
  place_again: shop.placeAgain,
  return: shop.comeBack,
  pay_again: shop.payAgain,
  pay: money.pay,
  forge: money.forge,
  replay: money.replay,
  ship: house.ship,
  deliver: house.deliver,
  resolve: house.resolve,
  lapse: house.lapse,
  look: house.look,
  reprice: house.reprice,
  receive: house.receive,
  drain: house.drain,
  wait: house.wait,
};

export type Cast = Scene & { readonly shoppers: readonly Visitor[] };

/** Plays one round: its beats with their faults, then everything heals, and every promise is checked. */
export async function playRound(cast: Cast, { beats, isDroppedNewsLost }: Round): Promise<Check[]> {
  for (const beat of beats) await playBeat(cast, beat);
  const unsettled = await heal(cast.town, cast.journal, isDroppedNewsLost);
  return checkPromises(cast, unsettled);
}

/** Everybody does their own steps one after the other, all at once, while one fault strikes. */
async function playBeat(cast: Cast, beat: Beat): Promise<void> {
  await setFaults(cast.town, tableFor(beat));
  const lanes = cast.shoppers.map(async (shopper, at) => {
    for (const { operation } of beat.steps.filter((step: Step) => step.who === at))
      await perform({ ...cast, shopper }, operation);
  });
  await Promise.all([...lanes, strike(cast.town, cast.journal, beat)]);
  await clearUp(cast.town);
}

const AFTER_A_LOSS_MS = 250;

async function perform(scene: Parameters<Act<Operation["kind"]>>[0], operation: Operation): Promise<void> {
  const outcome = await outcomeOf(scene, operation);
  scene.journal.did(operation.kind, outcome);
  if (outcome === "lost") await pause(AFTER_A_LOSS_MS);
}

/** A refusal is an answer; a loss is the journal's to judge; anything else is a fault of this simulation. */
async function outcomeOf(
  scene: Parameters<Act<Operation["kind"]>>[0],
  operation: Operation,
): Promise<Outcome> {
  try {
    return await (ACTS[operation.kind] as Act<Operation["kind"]>)(scene, operation);
  } catch (error) {
    if (isRefusal(error)) return "refused";
    if (isLoss(error)) return "lost";
    throw error;
  }
}
