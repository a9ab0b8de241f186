import { isIP } from "node:net";
import type { Ctx, ShopSettings } from "@/server/context";
import { findRole, findSession } from "@/server/modules/auth/service";
import { systemClock } from "@/server/platform/clock";
import { database } from "@/server/platform/db";
import { isSameSecret } from "@/server/platform/digest";
import { env } from "@/server/platform/env";
import { newId } from "@/server/platform/id";
import { log } from "@/server/platform/log";
import { readSessionCookie } from "@/server/session-cookie";
import {
  type Actor,
  type Customer,
  type Guest,
  STAFF_ROLES,
  type Staff,
  type StaffRole,
  type System,
} from "@/server/shared/actor";
import { plugs } from "@/server/wiring";

/** The only maker of actors. Whatever takes a `Customer`, `Staff` or `System` was let in here. */

export type Visitor = Guest | Customer | Staff;

/**
 * Who makes this request. The cookie only names a session: whether it is still open, and
 * what its owner may do, is read from the database each time.
 */
export async function visitorCtx(headers: Headers): Promise<Ctx<Visitor>> {
  const origin = originOf(headers);
  const sessionId = await readSessionCookie(headers);
  const session = sessionId && (await findSession(buildCtx(system("gate"), origin), sessionId));
  if (!session) return buildCtx({ kind: "guest" } as Guest, origin);
  const { id, role } = session.user;
  if (isStaffRole(role)) return buildCtx({ kind: "staff", id, session: session.id, role } as Staff, origin);
  return buildCtx({ kind: "customer", id, session: session.id } as Customer, origin);
}

/**
 * The house itself at work: a job, a webhook, a script.
 * @param headers of the request that caused it, where there was one.
 */
export const systemCtx = (name: string, headers: Headers = new Headers()): Ctx<System> =>
  buildCtx(system(name), originOf(headers));

/**
 * A member of staff whose work a job goes on with: as whom it is written down, and whose rights it needs. Null once
 * the account is disabled or is staff no more.
 */
export async function staffAtWork(
  ctx: Ctx<System>,
  { id, session }: Pick<Staff, "id" | "session">,
): Promise<Ctx<Staff> | null> {
  const role = await findRole(ctx, id);
  return role !== null && isStaffRole(role)
    ? { ...ctx, actor: { kind: "staff", id, session, role } as Staff }
    : null;
}

/** For `/api/cron/{job}`: null without the secret, which is required everywhere. */
export function cronCtx(request: Request, job: string): Ctx<System> | null {
  const given = request.headers.get("authorization") ?? "";
  if (!isSameSecret(given, `Bearer ${env().CRON_SECRET}`)) return null;
  return systemCtx(`cron:${job}`, request.headers);
}

/** The answer to Meta's question whether this address is ours: its challenge, or null for anyone without the token. */
export function whatsappChallenge(request: Request): string | null {
  const asked = new URL(request.url).searchParams;
  const token = env().WHATSAPP_VERIFY_TOKEN;
  const isMeta = token !== undefined && isSameSecret(asked.get("hub.verify_token") ?? "", token);
  return isMeta && asked.get("hub.mode") === "subscribe" ? asked.get("hub.challenge") : null;
}

const system = (name: string): System => ({ kind: "system", name }) as System;

const isStaffRole = (role: string): role is StaffRole => (STAFF_ROLES as readonly string[]).includes(role);

type Origin = { readonly requestId: string; readonly address: string };

function buildCtx<Who extends Actor>(actor: Who, { requestId, address }: Origin): Ctx<Who> {
  return {
    ...plugs(),
    actor,
    db: database(),
    clock: systemClock,
    log: log().child({ requestId }),
    requestId,
    address,
    shop: shopSettings(),
  };
}

function shopSettings(): ShopSettings {
  const { APP_URL, NEXTAUTH_SECRET, WHATSAPP_NUMBER, MAIL_FROM, TWILIO_FROM, OJA_SANDBOX } = env();
  return {
    appUrl: APP_URL.replace(/\/+$/, ""),
    secret: NEXTAUTH_SECRET,
    whatsappNumber: WHATSAPP_NUMBER,
    mailFrom: MAIL_FROM,
    smsFrom: TWILIO_FROM,
    isSandbox: OJA_SANDBOX,
  };
}

function originOf(headers: Headers): Origin {
  const given = headers.get("x-request-id") ?? "";
  const isSane = /^[A-Za-z0-9_-]{8,64}$/.test(given);
  return { requestId: isSane ? given : newId("request"), address: addressOf(headers) };
}

/**
 * The caller's network address. Each proxy writes whom it heard from at the right end of
 * the list, so the first address from the right that is not a machine of our own is the
 * last one that a stranger could not have made up.
 */
function addressOf(headers: Headers): string {
  const chain = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map(bareAddress)
    .filter((address) => isIP(address) !== 0);
  return chain.findLast((address) => !isPrivate(address)) ?? chain.at(-1) ?? "local";
}

const bareAddress = (written: string): string =>
  written
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "");

const isPrivate = (address: string): boolean =>
  /^(10\.|127\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cd]|fe80:)/i.test(
    address,
  );
