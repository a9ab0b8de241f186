export const dynamic = "force-dynamic";

/** Alive: the process answers. Whether it can work is `/api/ready`'s to say. */
export const GET = (): Response =>
  Response.json({ status: "alive" }, { headers: { "cache-control": "no-store" } });
