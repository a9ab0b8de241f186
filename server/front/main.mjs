// The built app on a port, with the page cache in front of it. The front is TypeScript; what it loads after that is
// not, and loads faster without the translator.
import { register } from "tsx/esm/api";

process.env.NODE_ENV ??= "production";
const stopTranslating = register();
const { open } = await import("./open.ts");
await stopTranslating();

const port = Number(process.argv[process.argv.indexOf("--port") + 1] || process.env.PORT || 3000);
await open(port);
