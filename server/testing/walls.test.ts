import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const CART = "server/modules/cart/trespass.ts";

/** One trespass per wall, and what stands at its other end. A wall that lets its trespasser through is only paint. */
const TRESPASSES: readonly (readonly [wall: string, from: string, to: string])[] = [
  ["server-knows-no-screen", "server/modules/cart/trespass-a.ts", "components/ui/price.tsx"],
  ["components-know-no-route", "components/ui/trespass.ts", "app/layout.tsx"],
  ["shared-is-pure", "server/shared/trespass.ts", "server/platform/env.ts"],
  ["platform-knows-no-module", "server/platform/trespass.ts", "server/modules/orders/service.ts"],
  ["nothing-but-tests-and-start-sees-the-sandbox", "server/modules/cart/trespass-b.ts", "sandbox/keys.ts"],
  ["rooms-have-doors", CART, "server/modules/catalog/repo.ts"],
  ["corridors-use-doors", "server/jobs/trespass.ts", "server/modules/orders/repo.ts"],
  ["routers-meet-at-the-root", "app/trespass-a.ts", "server/modules/cart/router.ts"],
  ["jobs-meet-at-the-registry", "server/trpc/trespass.ts", "server/modules/checkout/jobs.ts"],
  [
    "only-the-switchboard-plugs-in",
    "server/modules/payments/trespass.ts",
    "server/modules/payments/providers/stripe/provider.ts",
  ],
  ["routes-use-the-front-door", "app/trespass-b.ts", "server/platform/db.ts"],
  ["screens-open-contracts-only", "components/cart/trespass.ts", "server/modules/cart/service.ts"],
  ["only-repos-touch-tables", "server/modules/cart/policy-trespass.ts", "server/platform/prisma/client.ts"],
  ["tests-stay-in-tests", "server/modules/cart/trespass-c.ts", "server/testing/kit.ts"],
  ["cart-calls-only-its-friends", "server/modules/cart/trespass-d.ts", "server/modules/payments/contract.ts"],
  ["no-cycles", "server/jobs/ring-a.ts", "server/jobs/ring-b.ts"],
];

const FOLDER = mkdtempSync(path.join(os.tmpdir(), "oja-walls-"));
const write = (file: string, text: string) => {
  mkdirSync(path.join(FOLDER, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(FOLDER, file), text);
};

let caught: ICruiseResult;
beforeAll(async () => {
  // A house of empty rooms with the same addresses: the walls only look at who names whom.
  for (const [, from, to] of TRESPASSES) {
    write(to, "export const thing = 1;\n");
    write(from, `export { thing } from "@/${to.replace(/\.tsx?$/, "")}";\n`);
  }
  write("server/jobs/ring-b.ts", 'export { thing } from "@/server/jobs/ring-a";\n');
  write(
    "server/modules/cart/lawful.ts",
    'import type { thing } from "@/server/modules/catalog/contract";\nexport type Thing = typeof thing;\n',
  );
  write("server/modules/catalog/contract.ts", "export const thing = 1;\n");
  write(
    "tsconfig.json",
    JSON.stringify({
      compilerOptions: {
        module: "esnext",
        moduleResolution: "bundler",
        jsx: "react-jsx",
        paths: { "@/*": ["./*"] },
      },
    }),
  );
  symlinkSync(path.join(root, "node_modules"), path.join(FOLDER, "node_modules"));
  const { default: config } = (await import(path.join(root, ".dependency-cruiser.mjs"))) as {
    default: { forbidden: object[]; options: object };
  };
  const tsConfigFile = path.join(FOLDER, "tsconfig.json");
  const { output } = await cruise(
    ["app", "components", "server", "sandbox"],
    {
      ...config.options,
      baseDir: FOLDER,
      validate: true,
      ruleSet: { forbidden: config.forbidden, options: {} },
      tsConfig: { fileName: tsConfigFile },
    } as never,
    undefined,
    { tsConfig: extractTSConfig(tsConfigFile) } as never,
  );
  caught = output as ICruiseResult;
}, 60_000);
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe("the walls", () => {
  it("are all tried, but for the friends of the other rooms", async () => {
    const { default: config } = (await import(path.join(root, ".dependency-cruiser.mjs"))) as {
      default: { forbidden: { name: string }[] };
    };
    const names = config.forbidden
      .map(({ name }) => name)
      .filter((name) => !name.endsWith("-calls-only-its-friends") || name.startsWith("cart-"));
    expect(TRESPASSES.map(([wall]) => wall).sort()).toEqual(names.sort());
  });

  it.each(TRESPASSES)("%s catches %s", (wall, from) => {
    const found = caught.summary.violations
      .filter((violation) => violation.rule.name === wall)
      .map((violation) => violation.from);
    expect(found).toContain(from);
  });

  it("let the lawful through", () => {
    expect(caught.summary.violations.filter((violation) => violation.from.includes("lawful"))).toEqual([]);
  });
});

/** `ctx.db` is in everyone's hands, so the wall around tables is also held by reading. */
it("keeps queries in repos: no service, router, job or route speaks to a table", () => {
  const query =
    /\.\$(queryRaw|executeRaw)|\b(db|tx)\.[a-z]\w*\.(find|create|update|delete|upsert|count|aggregate|groupBy)/;
  const files = ["server", "app"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(folder, file),
    ),
  );
  const lawful = /\/(repo\.ts|repo\/|platform\/|testing\/)|\.test\.tsx?$|server\/jobs\/health\.ts$/;
  const trespassers = files
    .filter((file) => /\.tsx?$/.test(file) && !lawful.test(file))
    .filter((file) => query.test(readFileSync(path.join(root, file), "utf8")));
  expect(trespassers).toEqual([]);
});

it("never speaks raw SQL that was glued together", () => {
  const files = readdirSync(path.join(root, "server"), { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.startsWith("platform/prisma"),
  );
  const glue = new RegExp(`(query|execute)Raw${"Unsafe"}|Prisma\\.raw\\(`);
  expect(`db.$queryRaw${"Unsafe"}("DROP")`).toMatch(glue);
  expect(files.filter((file) => glue.test(readFileSync(path.join(root, "server", file), "utf8")))).toEqual(
    [],
  );
});
