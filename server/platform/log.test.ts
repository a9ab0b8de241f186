import { expect, it } from "vitest";
import { createLog } from "./log";

function capture() {
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(line) });
  return { log, lines };
}

it("hides secrets and personal data wherever they stand", () => {
  const { log, lines } = capture();
  log.info(
    { password: "a1", headers: { authorization: "Bearer b2" }, deep: { user: { email: "c3@d4" } } },
    "tried",
  );
  expect(lines.join()).not.toMatch(/a1|b2|c3@d4/);
  expect(lines.join()).toContain("[hidden]");
});

it("keeps what an error says but not what a library hung on it", () => {
  const { log, lines } = capture();
  log.error(
    { error: Object.assign(new Error("refused"), { options: { headers: { Authorization: "sk_live_1" } } }) },
    "failed",
  );
  expect(lines.join()).toContain("refused");
  expect(lines.join()).not.toContain("sk_live_1");
});
