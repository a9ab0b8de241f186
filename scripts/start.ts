import { loadEnvFile, prepareEnvironment } from "./environment";
import { main } from "./progress";
import { openShop } from "./shop";

/** `npm start` and, with `--dev`, `npm run dev`: everything, until somebody stops it. */
await main(async () => {
  loadEnvFile();
  const isDev = process.argv.includes("--dev");
  return openShop(prepareEnvironment(process.env, isDev ? "development" : "production"), isDev);
});
