import type { MetadataRoute } from "next";
import { shopUrl } from "./(shop)/seo";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: ["/admin", "/api/", "/account", "/checkout", "/orders/", "/sign-in", "/offline"],
    },
    sitemap: `${shopUrl()}/sitemap.xml`,
  };
}
