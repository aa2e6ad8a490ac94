import type { Invariant } from "./types";

/** Codes that take something off an order, and random ones that open something. */
export const CODES: readonly Invariant[] = [
  {
    id: "C1",
    says: { it: "Un codice conta i suoi usi e quanto ha dato, mai oltre il massimo e la somma stabilita.", en: "A code counts its uses and what it gave, never above its maximum and its budget." },
    broken: `
      select c.code as key from coupons c left join (select coupon_id, count(*) as uses, sum(amount) as given from coupon_uses where released_at is null group by coupon_id) u on u.coupon_id = c.id
      where c.used <> coalesce(u.uses, 0) or c.used > c.max_uses or c.given <> coalesce(u.given, 0) or c.given > c.budget`,
    guard: "Counted by the trigger of coupon_uses under the code’s lock; CHECKs coupons_used and coupons_budget.",
    mend: { it: "Ferma il codice (fine: adesso) e guarda gli ordini che l’hanno usato.", en: "Stop the code (ends: now) and look at the orders that used it." },
    fault: ["thirty shoppers and ten uses", "lib/checkout/place-order-with-code.test.ts", "ten uses and thirty shoppers: ten get it"],
  },
  {
    id: "C2",
    says: { it: "Un codice da una volta a testa è usato una volta a testa.", en: "A code for once each is used once each." },
    broken: "select c.code || ' (order ' || min(o.number) || ')' as key from coupon_uses u join coupons c on c.id = u.coupon_id and c.once_per_customer join orders o on o.id = u.order_id where u.released_at is null group by c.code, u.buyer having count(*) > 1",
    guard: "Counted under the code’s lock (trigger of coupon_uses); a code that was used twice can’t become one for once each (trigger guard_coupon).",
    mend: { it: "Decidi se lasciarlo: gli ordini valgono come sono.", en: "Decide whether to let it be: the orders stand as they are." },
    fault: ["one buyer orders twice at once", "lib/checkout/place-order.test.ts", "for the last piece, with a code that works once, too"],
  },
  {
    id: "C3",
    says: { it: "Un ordine chiuso libera il suo codice, uno vivo lo tiene.", en: "A closed order frees its code, a living one keeps it." },
    broken: `
      select c.code || ' (order ' || o.number || ')' as key from coupon_uses u join coupons c on c.id = u.coupon_id join orders o on o.id = u.order_id
      where (u.released_at is null) = (o.state in ('cancelled', 'expired'))`,
    guard: "Triggers of orders (complete_step) and of coupon_uses.",
    mend: { it: "Libera il codice dell’ordine chiuso.", en: "Free the code of the closed order." },
    fault: ["a living order’s code is freed by hand", "db/guards-money.test.ts", "a living order frees its code"],
  },
  {
    id: "C4",
    says: { it: "Un codice che apre qualcosa si apre quante volte può, e mai dopo la sua fine.", en: "A code that opens something opens as often as it may, and never once it is over." },
    broken: `
      select c.purpose || ' code ' || c.id as key from codes c left join carts b on b.id = c.cart_id
      where c.opened > c.most_opens or c.missed > 100 or (c.ended_at is null and (b.state = 'merged' or (c.purpose = 'phone' and b.sent_until is null)))`,
    guard: "CHECKs codes_opened and codes_missed; triggers guard_code, end_codes_of_cart and end_phone_codes_of_cart.",
    mend: { it: "Chiudi il codice (ended_at: adesso) e fanne fare uno nuovo a chi lo mostra.", en: "End the code (ended_at: now) and have whoever shows it make a new one." },
    fault: ["twenty open at once a code that opens three times", "lib/codes/open-code.test.ts", "twenty at once open it as often as it may be opened"],
  },
];
