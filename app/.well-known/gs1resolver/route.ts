import { connection } from "next/server";
import { cachedCompany } from "@/lib/cached/company";
import { config } from "@/lib/core/config";

/** What this shop resolves of GS1's keys, for programs (GS1-Conformant Resolver 1.2.0, resolver description file). */
export async function GET(): Promise<Response> {
  await connection(); // the address is that of the running shop, not of its build
  return Response.json(
    { name: (await cachedCompany()).shop, resolverRoot: config().UNICO_BASE_URL, supportedPrimaryKeys: ["01"], supportedLinkType: [{ namespace: "https://ref.gs1.org/voc/", prefix: "gs1:" }], linkTypeDefaultCanBeLinkset: true },
    { headers: { "access-control-allow-origin": "*", "cache-control": "public, max-age=3600" } },
  );
}
