/** The server is started by Playwright before this; nothing of an earlier run may be left in it. */
export default async function checkFreshStart(): Promise<void> {
  const port = Number(process.env["E2E_PORT"] ?? 3300);
  const answer = await fetch(`http://localhost:${port}/api/ready`);
  if (!answer.ok) throw new Error("The shop did not start");
}
