import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import type { FulfilmentId } from "@/lib/core/id";
import { readPass } from "./pass";
import { signCode } from "./sign-code";

/**
 * The code that a collection is given for: 8 signs, 40 bits, of this part of this order at its place alone. Derived from the shop's
 * secret, so that page and letter say the same; it is stored nowhere. Ten wrong ones, and a document is looked at instead (lib/fulfilment/hand-over.ts).
 */
export const collectCode = (fulfilmentId: FulfilmentId): string => signCode("collect", fulfilmentId).slice(0, 8);

/** As people read it out: `K7QD-2M4X`. */
export const sayCollectCode = (fulfilmentId: FulfilmentId): string => collectCode(fulfilmentId).replace(/^(.{4})/, "$1-");

/** What the code's picture on the order's page says: the order's number with the part's code, so that a scan finds and proves at once. */
export const collectPass = (number: string, fulfilmentId: FulfilmentId): string => `${number}-${collectCode(fulfilmentId)}`;

/** Whether what was scanned (also its pass) or typed is a part's code: case, spaces, hyphens and look-alikes (O, I, L) don't matter. In constant time. */
export function isCollectCode(typed: string, fulfilmentId: FulfilmentId): boolean {
  const read = (readPass(typed)?.code ?? typed).normalize("NFKC").toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(read), digest(collectCode(fulfilmentId)));
}
