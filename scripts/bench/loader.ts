import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Figures, Order } from "./load";

export type Loader = {
  /** Carries out one order and returns its figures; throws when it could not even begin. */
  run(order: Order): Promise<Figures>;
  close(): void;
};

/** The process that asks. One is enough: it spends a twentieth of a millisecond on a request. */
export function openLoader(): Loader {
  const child = fork(path.join(import.meta.dirname, "load.ts"), { execArgv: ["--import", "tsx"] });
  return {
    async run(order) {
      child.send(order);
      const [answer] = (await once(child, "message")) as [Figures | string];
      if (typeof answer === "string") throw new Error(answer);
      return answer;
    },
    close: () => child.disconnect(),
  };
}
