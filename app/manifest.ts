import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { cachedCompany } from "@/lib/cached/company";

/** What a phone needs to put the shop on its screen (Web Application Manifest), under the shop's own name. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  await connection(); // the name is that of the running shop, not of its build
  const { shop } = await cachedCompany();
  const icon = (size: number, name = `icon-${size}`) => ({ src: `/${name}.png`, sizes: `${size}x${size}`, type: "image/png" });
  return {
    name: shop, short_name: shop, start_url: "/", scope: "/", display: "standalone", background_color: "#faf7f2", theme_color: "#faf7f2",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }, icon(192), icon(512), { ...icon(512, "icon-maskable-512"), purpose: "maskable" }],
  };
}
