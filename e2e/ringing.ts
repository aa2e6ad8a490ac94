import { expect, type Page } from "@playwright/test";
import { newId } from "@/lib/core/id";

type Basket = { readonly accepted: string; readonly due: number; readonly total: number; readonly lines: readonly { readonly id: string }[] };
type Answer = { readonly ok: true; readonly value: { readonly basket: Basket | null; readonly sold: { readonly number: string; readonly total: number; readonly change: number } | null } };
type Paying = { readonly tender: "cash"; readonly given: number } | { readonly tender: "card-present"; readonly amount: number; readonly slip: string };
type Sale = { readonly code: string; readonly quantity?: number; /** Off the line, in hundredths. */ readonly percent?: number; readonly giftCard?: string; readonly pay: (due: number) => readonly Paying[] };

/** A sale as the till's screen makes it, press by press, by whoever is signed in to this browser: for days of more sales than anybody wants to watch. */
export async function sellBehind(page: Page, at: { readonly placeId: string; readonly tillId: string }, { code, quantity = 1, percent, giftCard, pay }: Sale): Promise<{ total: number; change: number }> {
  const { origin } = new URL(page.url());
  const here = { place: at.placeId, basketId: newId() };
  const press = async (act: object): Promise<Answer["value"]> => {
    const answer = await page.request.post("/api/staff/till", { headers: { origin }, data: { ...act, ...here } });
    expect(answer.status(), await answer.text()).toBe(200);
    return ((await answer.json()) as Answer).value;
  };
  let { basket } = await press({ act: "ring-up", code, quantity, press: newId() });
  if (percent) ({ basket } = await press({ act: "off", lineId: basket?.lines[0]?.id, off: { percent }, reason: "graffio sul bordo" }));
  if (giftCard) ({ basket } = await press({ act: "code", code: giftCard }));
  const { sold } = await press({ act: "sell", tillId: at.tillId, attemptKey: newId(), accepted: basket?.accepted, payments: pay(basket?.due ?? 0) });
  if (!sold) throw new Error("nothing was sold");
  return sold;
}
