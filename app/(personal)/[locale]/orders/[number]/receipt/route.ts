import { z } from "zod";
import { type Done, done } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import { drawReceipt } from "@/lib/orders/draw-receipt";
import { sayDocument, sayThing } from "@/lib/orders/rules";
import { findOrderHere } from "@/lib/request/order-key";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";
import { boughtOf } from "@/lib/rights/bought/rules";
import { rightsOf, sayRights } from "@/lib/rights/rules";

const Asked = z.object({ locale: z.enum(LOCALES), number: z.string().max(24), code: z.string().regex(/^[0-9A-Z]{26}$/).optional().catch(undefined) });

/** An order's receipt as a file, for whoever may see the order; the same 404 for everybody else. */
export const GET = route({
  who: "shopper",
  input: Asked,
  verb: async function receipt(_, { locale, number, code }): Promise<Done<{ name: string; pdf: Uint8Array | null }>> {
    const order = await findOrderHere(number, code);
    const t = words(order?.locale ?? locale, "receipt");
    if (!order?.receipt) return done({ name: t("none"), pdf: null });
    const rights = sayRights(rightsOf(boughtOf(order), new Date()), order.lines, (line) => sayThing(line, order.locale), words(order.locale, "rights"), order.locale);
    return done({ name: t("fileName", { number: sayDocument(order.receipt).replace("/", "-") }), pdf: await drawReceipt(order, rights) });
  },
  answer: ({ name, pdf }) =>
    pdf
      ? new Response(pdf as Uint8Array<ArrayBuffer>, { headers: { "content-type": "application/pdf", "content-disposition": `attachment; filename="${name}"`, "cache-control": "private, no-store" } })
      : new Response(`${name}\n`, { status: 404, headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" } }),
});
