import type { ReactNode } from "react";
import { KeepMirror } from "@/components/cart/keep-mirror";
import { StartWorker } from "@/components/layout/start-worker";

/** What every page of the shop has besides its frame; nothing of it can be seen. */
export default function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <KeepMirror />
      <StartWorker isOn={isWorkerOn()} />
    </>
  );
}

/** `OJA_WORKER=off` sends every worker home. While the shop is being built, files change under their names: only on request. */
function isWorkerOn(): boolean {
  const wish = process.env["OJA_WORKER"];
  return wish === "on" || (wish !== "off" && process.env.NODE_ENV === "production");
}
