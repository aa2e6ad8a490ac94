import { z } from "zod";
import { type Done, done } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import { findOrderHere } from "@/lib/request/order-key";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";
import { requestsOf } from "@/lib/returns/announced/reads";
import { labelFile } from "@/lib/returns/labels/reads";

const Asked = z.object({ locale: z.enum(LOCALES), number: z.string().max(24) });

/** The carrier’s label for the parcel of an announced return, for whoever may see the order; the same 404 for everybody else, and where there is none (yet). */
export const GET = route({
  who: "shopper",
  input: Asked,
  verb: async function returnLabel(_, { locale, number }): Promise<Done<{ name: string; pdf: Uint8Array | null }>> {
    const order = await findOrderHere(number);
    const request = order && (await requestsOf(order.id)).find(({ state, way }) => state === "announced" && way === "parcel");
    const t = words(locale, "return-request");
    const pdf = request ? await labelFile(request.requestId) : null;
    return done(order && pdf ? { name: t("waiting.label.fileName", { number: order.number }), pdf } : { name: t("waiting.label.none"), pdf: null });
  },
  answer: ({ name, pdf }) =>
    pdf
      ? new Response(pdf as Uint8Array<ArrayBuffer>, { headers: { "content-type": "application/pdf", "content-disposition": `attachment; filename="${name}"`, "cache-control": "private, no-store" } })
      : new Response(`${name}\n`, { status: 404, headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" } }),
});
