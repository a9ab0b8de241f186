import { prepareOwnDatabase, testDatabaseUrl } from "./database";

// Before each file, so that a test sees nothing an earlier file left and the app under test connects here.
await prepareOwnDatabase();
process.env["DATABASE_URL"] = testDatabaseUrl();
