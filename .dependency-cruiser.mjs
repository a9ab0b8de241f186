import { MAY_CALL } from "./server/rooms.mjs";

const ROOM = "^server/modules/([^/]+)/";
const DOORS = "/(contract|events|service|kind|provider|channel)\\.ts$|/(service|contract)/[^/]+\\.ts$";
const TESTS = ["\\.test\\.ts$", "^server/testing/"];

const wall = (name, from, to) => ({ name, severity: "error", from, to });

const friendWalls = Object.entries(MAY_CALL).map(([room, friends]) =>
  wall(
    `${room}-calls-only-its-friends`,
    { path: `^server/modules/${room}/`, pathNot: TESTS },
    { path: ROOM, pathNot: [room, ...friends].map((name) => `^server/modules/${name}/`) },
  ),
);

export default {
  forbidden: [
    ...friendWalls,
    wall("no-cycles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),

    // Inside and outside
    wall("server-knows-no-screen", { path: "^server/" }, { path: "^(app|components)/" }),
    wall("components-know-no-route", { path: "^components/" }, { path: "^app/" }),
    wall(
      "shared-is-pure",
      { path: "^server/shared/", pathNot: TESTS },
      {
        path: "^(server/(?!shared/)|node_modules/(next|react|@prisma)/)|^(fs|path|crypto|os|child_process|net|http)$",
      },
    ),
    wall(
      "platform-knows-no-module",
      { path: "^server/platform/", pathNot: TESTS },
      { path: "^server/(modules|trpc|jobs|gate|wiring)" },
    ),
    wall(
      "nothing-but-tests-and-start-sees-the-sandbox",
      { pathNot: ["^sandbox/", "^scripts/", "^e2e/", ...TESTS] },
      { path: "^sandbox/" },
    ),

    // Doors
    wall(
      "rooms-have-doors",
      { path: ROOM, pathNot: TESTS },
      { path: ROOM, pathNot: ["^server/modules/$1/", DOORS] },
    ),
    wall(
      "corridors-use-doors",
      { path: "^server/(?!modules/|testing/)", pathNot: TESTS },
      {
        path: ROOM,
        pathNot: [DOORS, "/(router|jobs|fulfilment)\\.ts$", "/router/[^/]+\\.ts$", "/providers/"],
      },
    ),
    wall(
      "routers-meet-at-the-root",
      { pathNot: ["^server/trpc/root\\.ts$", ...TESTS] },
      { path: "^server/modules/[^/]+/router\\.ts$" },
    ),
    wall(
      "jobs-meet-at-the-registry",
      { pathNot: ["^server/jobs/registry\\.ts$", ...TESTS] },
      { path: "^server/modules/[^/]+/jobs\\.ts$" },
    ),
    wall(
      "only-the-switchboard-plugs-in",
      { pathNot: ["^server/wiring\\.ts$", "/providers/", ...TESTS] },
      { path: "^server/modules/[^/]+/(providers/|fulfilment\\.ts$)" },
    ),
    wall(
      "routes-use-the-front-door",
      { path: "^app/", pathNot: TESTS },
      {
        path: "^server/",
        pathNot: [
          "/(contract|service)\\.ts$",
          "/(contract|service)/[^/]+\\.ts$",
          "^server/(shared|trpc|jobs)/",
          "^server/(gate|auth-options|session-cookie)\\.ts$",
          "^server/platform/body\\.ts$",
        ],
      },
    ),
    wall(
      "screens-open-contracts-only",
      { path: "^components/", pathNot: TESTS },
      {
        path: "^server/",
        pathNot: ["/contract\\.ts$", "/contract/[^/]+\\.ts$", "^server/shared/"],
        dependencyTypesNot: ["type-only"],
      },
    ),

    wall(
      "only-repos-touch-tables",
      { pathNot: ["^server/platform/", "/repo\\.ts$", "/repo/[^/]+\\.ts$", ...TESTS] },
      { path: "^server/platform/prisma/" },
    ),
    wall("tests-stay-in-tests", { pathNot: TESTS }, { path: "^server/testing/|\\.test\\.ts$" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: {
      path: "^(\\.next|server/platform/prisma/(internal|models)|node_modules/(?!(next|react|@prisma)/))",
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
  },
};
