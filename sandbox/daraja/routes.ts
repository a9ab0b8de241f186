import { z } from "zod";
import {
  type Answer,
  type Ask,
  type Handler,
  json,
  type Route,
  readFields,
  redirect,
  text,
  wantsJson,
} from "../http";
import type { World } from "../world";
import { showPhone } from "./phone-page";
import { findPrompt, play, query } from "./prompts";
import { push } from "./push";
import { generate, withToken } from "./token";
import { OUTCOMES } from "./types";

const Choice = z.object({ outcome: z.enum(OUTCOMES) });

/** A button of the phone, or a test that pushes it. */
function answer(ask: Ask, world: World): Answer {
  const prompt = findPrompt(world, ask.param("id"));
  if (!prompt) return text("No such question on any phone.", 404);
  const choice = Choice.safeParse(readFields(ask));
  if (!choice.success) return json({ error: `outcome must be one of ${OUTCOMES.join(", ")}` }, 400);
  const isPlayed = play(world, prompt, choice.data.outcome);
  if (!wantsJson(ask)) return redirect("/daraja/phone");
  return isPlayed
    ? json({ id: prompt.id, code: prompt.code })
    : json({ error: "That question is over." }, 409);
}

const listPrompts: Handler = (_ask, world) => json({ prompts: [...world.state.daraja.prompts].reverse() });

const api = (method: string, path: string, operation: string, handle: Handler): Route => ({
  method,
  path: `/daraja${path}`,
  handle,
  call: { provider: "daraja", operation },
});

export const darajaRoutes: readonly Route[] = [
  api("GET", "/oauth/v1/generate", "token", generate),
  api("POST", "/mpesa/stkpush/v1/processrequest", "push", withToken(push)),
  api("POST", "/mpesa/stkpushquery/v1/query", "query", withToken(query)),
  { method: "GET", path: "/daraja/phone", handle: showPhone },
  { method: "GET", path: "/daraja/phone.json", handle: listPrompts },
  { method: "POST", path: "/daraja/phone/:id", handle: answer },
];
