import { html } from "./html";
import { type Frame, page } from "./page";
import type { Reply } from "./reply";
import { type Language, money, WORDS } from "./words";

type Place = { language: Language; shop: string; back: string | null };

/** A page that only says something, with at most one way on. */
export function saying(status: number, place: Place, title: string, text: string, way?: { href: string; label: string } | null, more: Partial<Frame> = {}): Reply {
  const words = WORDS[place.language];
  return page(
    status,
    { ...place, words, title, ...more },
    html`<div class="still"><h1>${title}</h1><p>${text}</p>${way && html`<a class="btn" href="${way.href}">${way.label}</a>`}</div>`,
  );
}

/** The bank's question of a 3-D Secure challenge: confirm, refuse, or walk away. */
export function challengePage(place: Place, asked: { path: string; amount: number; currency: string; last4: string; leave: string; mayLeadTo: string[] }): Reply {
  const words = WORDS[place.language];
  const amount = money(asked.amount, asked.currency, place.language);
  return page(
    200,
    { ...place, words, title: words.bankTitle, back: null, origins: { forms: asked.mayLeadTo, pictures: [] } },
    html`<section class="card"><p class="cap">${words.bank} · 3-D Secure</p><h1>${words.bankTitle}</h1>
<p class="amount num">${amount}</p><p class="why">${words.bankText(place.shop, asked.last4)}</p>
<form method="post" action="${asked.path}"><button class="btn" name="answer" value="complete">${words.yes}</button><button class="btn btn-2" name="answer" value="fail">${words.no}</button></form>
<a class="cap link leave" href="${asked.leave}">${words.leave}</a></section>`,
  );
}
