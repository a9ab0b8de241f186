import { describe, expect, it } from "vitest";
import { makeSessionCookie } from "@/server/session-cookie";
import type { SessionId } from "@/server/shared/id";
import { answerTrpc } from "./http";
import { isDatabaseAway } from "./init";

const SECRET = "a-secret-for-tests-only-0123456789abcdef";
Object.assign(process.env, {
  // Nothing listens there.
  DATABASE_URL: "postgresql://oja:none@127.0.0.1:1/oja",
  NEXTAUTH_SECRET: SECRET,
  CRON_SECRET: SECRET,
  LOG_LEVEL: "silent",
});

const ask = (procedure: string, headers: Record<string, string> = {}) =>
  answerTrpc(new Request(`http://localhost:3000/api/trpc/${procedure}`, { headers }));

describe("without a database", () => {
  it("tells a guest to come back in a moment", async () => {
    const answer = await ask("catalog.categories");
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("Nothing was lost");
  });

  it("tells the same to somebody with a session, who cannot be recognised", async () => {
    const session = "ses_00000000000000000000000000" as SessionId;
    const { name, value } = await makeSessionCookie(session, new Date(Date.now() + 60_000));
    const answer = await ask("auth.me", { cookie: `${name}=${value}` });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("Nothing was lost");
  });

  it.each([
    "Connection terminated unexpectedly",
    "Raw query failed. Code: `N/A`. Message: `Server has closed the connection.`",
    "Client has encountered a connection error and is not queryable",
    "Raw query failed. Code: `57P01`. Message: `terminating connection due to administrator command`",
  ])("knows it by %s", (message) => {
    expect(isDatabaseAway(new Error(message))).toBe(true);
  });

  it("does not take every fault for one", () => {
    expect(isDatabaseAway(new Error("Unique constraint failed"))).toBe(false);
  });
});
