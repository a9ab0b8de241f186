import type { Answer, Ask, Handler } from "../http";
import { fingerprint, token } from "../ids";
import { refuseStripe } from "../provider-errors";
import type { SavedAnswer } from "../state";
import type { World } from "../world";

const DAY_MS = 86_400_000;

/** Every call needs the secret key, as Bearer or as the Basic user name. */
export const withKey =
  (handle: Handler): Handler =>
  async (ask, world) => {
    const key = world.keys.STRIPE_SECRET_KEY;
    const basic = Buffer.from(`${key}:`).toString("base64");
    const given = ask.headers.authorization;
    if (given === `Bearer ${key}` || given === `Basic ${basic}`) return named(await handle(ask, world));
    return refuseStripe(401, {
      message: given ? "Invalid API Key provided: sk_test_****" : "You did not provide an API key.",
    });
  };

/** Every answer carries an id that support would ask for. */
const named = (answer: Answer): Answer => ({
  ...answer,
  headers: { "request-id": `req_${token(14)}`, ...answer.headers },
});

/** One Idempotency-Key, one effect: the same call is answered again, another one is refused. Kept 24 hours. */
export const oncePerKey =
  (handle: (ask: Ask, world: World) => Answer): Handler =>
  (ask, world) => {
    const key = String(ask.headers["idempotency-key"] ?? "");
    if (!key) return handle(ask, world);
    if (key.length > 255)
      return refuseStripe(400, { message: "Idempotency keys may be up to 255 characters." });

    const print = fingerprint(`${ask.url.pathname.replace(/^\/stripe/, "")}\n${ask.raw}`);
    const saved = freshAnswer(world, key);
    if (saved) return saved.fingerprint === print ? replay(saved, key) : refuseReuse(key);
    // No `await` from here to the save, or two calls in one tick would both find the key free.
    const answer = handle(ask, world);
    // A call that failed validation never began, so its key is free again.
    if (answer.status === 200) save(world, key, answer, print);
    return answer;
  };

function freshAnswer(world: World, key: string): SavedAnswer | null {
  const saved = world.state.stripe.answers[key];
  return saved && world.timers.now() - saved.at < DAY_MS ? saved : null;
}

function save(world: World, key: string, { status, body, headers }: Answer, print: string): void {
  const requestId = headers["request-id"] ?? `req_${token(14)}`;
  world.state.stripe.answers[key] = { at: world.timers.now(), fingerprint: print, status, body, requestId };
}

const replay = ({ status, body, requestId }: SavedAnswer, key: string): Answer => ({
  status,
  body,
  headers: {
    "content-type": "application/json; charset=utf-8",
    "request-id": `req_${token(14)}`,
    "original-request": requestId,
    "idempotency-key": key,
    "idempotent-replayed": "true",
  },
});

function refuseReuse(key: string): Answer {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
  return refuseStripe(400, { type: "idempotency_error", message });
}
