import { defineConfig } from "prisma/config";

// `npm run migrate` applies and creates migrations; this file is for the Prisma tools themselves.
export default defineConfig({ schema: "prisma/schema", migrations: { path: "prisma/migrations" } });
