import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { config } from "@/lib/core/config";

/** What crawlers may read: everything that is the same for everybody. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/api/", "/q/", "/staff", "/admin", "/*/cart", "/*/checkout", "/*/account", "/*/orders", "/*/c/*/filter", "/*/search?"] },
    sitemap: `${config().UNICO_BASE_URL}/sitemap.xml`,
  };
}
