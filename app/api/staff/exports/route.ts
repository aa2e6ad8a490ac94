import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { exportLines } from "@/lib/imports/export-lines";
import { importsFor } from "@/lib/imports/rules";
import { csvFile, csvLines } from "@/lib/request/csv";
import { route } from "@/lib/request/route";

/** Products, prices or pieces as a CSV in Unico's format, for who may import: brought back unchanged it changes nothing. */
export const GET = route({
  who: "staff",
  input: z.object({ kind: z.enum(["products", "prices", "stock"]), currency: z.enum(["EUR", "GBP", "USD"]).default("EUR") }),
  verb: async function exported(who, { kind, currency }): Promise<Outcome<Response, { why: "not-yours" }>> {
    return importsFor(who) ? done(csvFile(`unico-${kind}`)(csvLines(exportLines(kind, currency)))) : refused({ why: "not-yours" });
  },
  status: { "not-yours": 403 },
  answer: (response) => response,
});
