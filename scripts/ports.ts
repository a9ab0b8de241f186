import type { Environment } from "./environment";
import { isFree } from "./postgres/record";

/** Refuses before anything is started, naming the port and the variable that moves it. */
export async function checkPorts({ port, sandboxPort, hasSandbox }: Environment): Promise<void> {
  const wanted = [{ name: "PORT", number: port }];
  if (hasSandbox) wanted.push({ name: "SANDBOX_PORT", number: sandboxPort });

  for (const { name, number } of wanted) {
    if (await isFree(number)) continue;
    throw new Error(
      `Port ${number} is already in use, perhaps by another Oja. Stop what uses it, or choose another: ${name}=${number + 1} npm start`,
    );
  }
}
