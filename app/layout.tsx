import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/layout/skip-link";
import "./globals.css";

/** Every page carries a nonce of its own, so none is made beforehand. */
export const dynamic = "force-dynamic";

const STORY =
  "Cloth, pots, food, books and music from West African makers. Pay in naira, dollars or Kenyan shillings, ask a person on WhatsApp.";

export const generateMetadata = (): Metadata => ({
  metadataBase: new URL(process.env["APP_URL"] ?? "http://localhost:3000"),
  title: { default: "Ọjà: market day, every day", template: "%s · Ọjà" },
  description: STORY,
  applicationName: "Oja",
  manifest: "/manifest.webmanifest",
  icons: {
    icon: [
      { url: "/icon.svg", type: "image/svg+xml" },
      { url: "/icon-192.png", sizes: "192x192", type: "image/png" },
    ],
    apple: "/apple-touch-icon.png",
  },
  openGraph: { siteName: "Oja", type: "website", locale: "en_NG" },
  twitter: { card: "summary_large_image" },
  // Numbers in our pages are prices and order numbers, not phones to call.
  formatDetection: { telephone: false, address: false, email: false },
});

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#171c5e" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0f2b" },
  ],
  colorScheme: "light dark",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-NG">
      <head>
        <link rel="preload" href="/fonts/oja.woff2" as="font" type="font/woff2" crossOrigin="anonymous" />
      </head>
      <body className="flex min-h-dvh flex-col font-sans">
        <SkipLink />
        {children}
      </body>
    </html>
  );
}
