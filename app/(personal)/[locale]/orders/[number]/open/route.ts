import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { addresses } from "@/components/shop/addresses";
import { isLocale } from "@/lib/core/who";
import { rememberOrder } from "@/lib/request/order-key";

type Context = { readonly params: Promise<{ readonly locale: string; readonly number: string }> };
/** What may come along to the clean address: how the shopper left the payment page. */
const ALONG = ["paid", "left"];

/** The link in a mail, and the way back from paying: the code goes into a cookie, and the page opens under a clean address. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { locale, number } = await params;
  const asked = request.nextUrl.searchParams;
  const code = asked.get("code");
  if (code && /^[0-9A-Z]{26}$/.test(code)) await rememberOrder(number, code);
  const along = ALONG.filter((name) => asked.get(name) === "1").map((name) => `?${name}=1`)[0] ?? "";
  redirect(`${addresses(isLocale(locale) ? locale : "it").order(encodeURIComponent(number))}${along}`);
}
