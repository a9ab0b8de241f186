/** Runs once when the app starts: a wrong configuration stops it here, with words. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { env } = await import("@/server/platform/env");
  env();
}
