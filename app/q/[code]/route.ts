import { addresses } from "@/components/shop/addresses";
import { findCode } from "@/lib/codes/find-code";
import { lookAtHash } from "@/lib/codes/reads";
import { signCode } from "@/lib/codes/sign-code";
import { readToken } from "@/lib/codes/token";
import { hashOf } from "@/lib/core/hash";
import { refused } from "@/lib/core/outcome";
import { servesAt } from "@/lib/fulfilment/queue/reads";
import { orderById } from "@/lib/orders/reads";
import { codeDoor, onTo } from "@/lib/request/code-door";
import { tryLink } from "@/lib/request/limit";
import { networkHere } from "@/lib/request/network";
import { findVisitorHere } from "@/lib/request/shopper";
import { staffPlace } from "@/lib/request/staff-place";
import { words } from "@/lib/request/wording";
import { requestsOf } from "@/lib/returns/announced/reads";
import { takesBackAt } from "@/lib/returns/counter/rules";
import { sellsAt } from "@/lib/till/reads";

/**
 * A random code, wherever it was scanned, or the few signs that a till shows: each purpose to where it belongs. It only looks: what a code opens is counted by the verb
 * that uses it, so that a preview of a link uses nothing up. Wrong codes are counted for each network.
 */
export const GET = codeDoor("code", async ({ url, locale, say }) => {
  const [at, t] = [addresses(locale), words(locale, "codes")];
  const code = decoded(url.pathname.slice("/q/".length));
  const look = async () => {
    const hash = await findCode(code);
    return hash === null ? refused({ why: "unknown" as const }) : lookAtHash(hash);
  };
  const found = await tryLink(await networkHere(), look, (answer) => answer.ok || answer.why !== "unknown");
  const stores = { href: at.stores, words: t("stores") };
  if (!found.ok) return found.why === "too-many" ? say(429, "too-many") : say(found.why === "unknown" ? 404 : 410, found.why, stores);
  const opens = found.value;
  if (opens.purpose === "receipt" || opens.purpose === "return") {
    const order = await orderById(opens.orderId);
    const store = order && (await staffPlace(order.parts[0]?.locationId ?? null, servesAt));
    const announced = order && opens.purpose === "return" && (await requestsOf(order.id)).some(({ codeHash }) => codeHash === hashOf(readToken(code) ?? ""));
    const desk = announced && (await staffPlace(null, takesBackAt));
    if (desk) return onTo(`${desk}/returns?q=${encodeURIComponent(code)}`, { "cache-control": "private, no-store" });
    if (store) return onTo(`${store}/receipts?q=${encodeURIComponent(code)}`, { "cache-control": "private, no-store" });
    if (order && opens.purpose === "receipt") return onTo(`${at.order(order.number)}/open?to=slip&code=${signCode("order", order.id)}`, { "cache-control": "private, no-store", "referrer-policy": "no-referrer" });
  }
  if (opens.purpose === "cart" || opens.purpose === "customer") {
    const store = await staffPlace(opens.at, sellsAt);
    if (store) return onTo(`${store}/till?cart=${encodeURIComponent(code)}`, { "cache-control": "private, no-store" });
    if (opens.purpose === "cart" && (await findVisitorHere()).cartId === opens.cartId) return onTo(at.cart);
  }
  if (opens.purpose === "phone") {
    const store = await staffPlace(opens.at, sellsAt);
    return onTo(store ? `${store}/till?basket=${opens.cartId}` : at.fromTill(code), { "cache-control": "private, no-store", "referrer-policy": "no-referrer" });
  }
  return say(200, `show.${opens.purpose}`, stores);
});

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
