import { runGate, STATIC_GATES, UNIT_TESTS } from "./gates";
import { main } from "./progress";

/** `npm run verify`: everything but the browser, up to the first failure. */
await main(async () => {
  for (const gate of [...STATIC_GATES, UNIT_TESTS]) {
    const { failed } = await runGate(gate);
    if (failed > 0) return 1;
  }
  return 0;
});
