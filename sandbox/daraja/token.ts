import { type Answer, type Ask, type Handler, json } from "../http";
import { token } from "../ids";
import type { World } from "../world";
import { refuseDaraja } from "./wire";

const LIFE_SECONDS = 3599;

/** GET /oauth/v1/generate: a new token, which ends the one before it. */
export function generate(ask: Ask, world: World): Answer {
  const { DARAJA_CONSUMER_KEY: key, DARAJA_CONSUMER_SECRET: secret } = world.keys;
  if (ask.url.searchParams.get("grant_type") !== "client_credentials")
    return refuseDaraja(400, "400.008.02", "Invalid grant type passed");
  if (ask.headers.authorization !== `Basic ${Buffer.from(`${key}:${secret}`).toString("base64")}`)
    return refuseDaraja(400, "400.008.01", "Invalid Authentication passed");
  const access = token(28);
  world.state.daraja.token = { access, until: world.timers.now() + LIFE_SECONDS * 1000 };
  return json({ access_token: access, expires_in: String(LIFE_SECONDS) });
}

/** Every other call needs the token of the day. */
export const withToken =
  (handle: Handler): Handler =>
  (ask, world) => {
    const held = world.state.daraja.token;
    const isValid =
      held !== null &&
      held.until > world.timers.now() &&
      ask.headers.authorization === `Bearer ${held.access}`;
    return isValid ? handle(ask, world) : refuseDaraja(404, "404.001.03", "Invalid Access Token");
  };
