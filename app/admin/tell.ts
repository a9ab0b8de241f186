import type { Told } from "@/components/admin/range/told";
import { problemOf } from "@/server/trpc/caller";

/** Does what a screen asks for without leaving it. A rule that says no is told in words; a fault is thrown on. */
export async function tell<Value>(work: () => Promise<Value>): Promise<Told<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return { ok: false, ...problem };
  }
}
