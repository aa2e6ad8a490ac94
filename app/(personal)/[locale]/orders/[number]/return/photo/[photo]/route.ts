import { z } from "zod";
import { type Done, done } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import { findOrderHere } from "@/lib/request/order-key";
import { photoFile } from "@/lib/request/photo-file";
import { route } from "@/lib/request/route";
import { PhotoId } from "@/lib/returns/add-photo";
import { photoOf } from "@/lib/returns/photos/reads";

const Asked = z.object({ locale: z.enum(LOCALES), number: z.string().max(24), photo: PhotoId });

/** A photo of an announced return, for whoever may see the order; the same 404 for everybody else. */
export const GET = route({
  who: "shopper",
  input: Asked,
  verb: async function returnPhoto(_, { number, photo }): Promise<Done<Uint8Array | null>> {
    const order = await findOrderHere(number);
    return done(order && (await photoOf(order.id, photo)));
  },
  answer: photoFile,
});
