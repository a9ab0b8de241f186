import { type Answer, type Ask, json, type Route, readFields, redirect, wantsJson } from "../http";
import { refuseGraph } from "../provider-errors";
import type { World } from "../world";
import { Inbound, receiveFromPhone, refuseInbound, subscribe } from "./inbound";
import { showPhone } from "./phone-page";
import { sendMessage } from "./send";

function send(ask: Ask, world: World): Answer {
  if (ask.headers.authorization !== `Bearer ${world.keys.WHATSAPP_TOKEN}`) {
    return refuseGraph(401, 190, "Invalid OAuth access token - Cannot parse access token");
  }
  if (!/^v\d+\.\d+$/.test(ask.param("version"))) return refuseGraph(400, 2500, "Unknown path components");
  if (ask.param("phone") !== world.keys.WHATSAPP_PHONE_NUMBER_ID) {
    return refuseGraph(400, 100, `Object with ID '${ask.param("phone")}' does not exist`);
  }
  return sendMessage(ask, world);
}

/** POST /graph/inbound and /controls/whatsapp/inbound: form or JSON, see `Inbound`. */
export function takeInbound(ask: Ask, world: World): Answer {
  const inbound = Inbound.safeParse(readFields(ask));
  if (!inbound.success) return refuseInbound(inbound.error);
  const id = receiveFromPhone(world, inbound.data);
  return wantsJson(ask) ? json({ id }) : redirect(`/graph/phone?from=${inbound.data.from}`);
}

async function takeSubscribe(ask: Ask, world: World): Promise<Answer> {
  const result = await subscribe(world);
  return wantsJson(ask) ? json(result) : showPhone(ask, world, result);
}

export const graphRoutes: readonly Route[] = [
  { method: "GET", path: "/graph/phone", handle: (ask, world) => showPhone(ask, world) },
  { method: "POST", path: "/graph/inbound", handle: takeInbound },
  { method: "POST", path: "/graph/subscribe", handle: takeSubscribe },
  {
    method: "POST",
    path: "/graph/:version/:phone/messages",
    handle: send,
    call: { provider: "whatsapp", operation: "messages" },
  },
];
