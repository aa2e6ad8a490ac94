import { type CardFields, type FieldFault, type FieldFaults, findCard, TEST_CARDS, type TestCard } from "./cards";
import { html, type Html } from "./html";
import { type Frame, icon, page } from "./page";
import type { Reply } from "./reply";
import type { HeldSession } from "./world";
import { type Language, money, type Words } from "./words";

type Shown = {
  held: HeldSession;
  shop: string;
  language: Language;
  words: Words;
  fields: CardFields;
  faults: FieldFaults;
  /** Why the last card was declined, in Stripe's word for it. */
  declined: string | null;
};

/** Where somebody types a card. Works without JavaScript; what was typed stays when a field is refused. */
export function cardPage(status: number, shown: Shown): Reply {
  const { held, words, language, shop, faults, declined } = shown;
  const { session } = held;
  const amount = money(session.amount_total ?? 0, session.currency ?? "eur", language);
  const frame: Frame = {
    language,
    words,
    shop,
    title: words.title,
    back: session.cancel_url,
    origins: {
      forms: [session.success_url, session.cancel_url].flatMap((url) => (url ? [new URL(url).origin] : [])),
      pictures: held.goods.flatMap(({ image }) => (image ? [new URL(image).origin] : [])),
    },
    script: SCRIPT,
  };
  const firstFault = ORDER.find((name) => faults[name]);
  const field = (name: keyof CardFields, more: Html) => fieldOf(shown, name, name === firstFault, more);
  return page(
    status,
    frame,
    html`<h1>${words.title}</h1>
<div class="cols">
${summary(shown, amount)}
<div class="pay" id="pay">
${declined && html`<div class="note" role="alert">${icon.alert}<p><b>${words.declined[declined] ?? words.declined["generic_decline"]}</b>${words.nothingTaken}</p></div>`}
<form method="post" action="/c/pay/${session.id}" id="card" novalidate data-busy="${words.paying}">
<div class="sec"><h2>${words.card}</h2><a class="cap link" href="?card=success#pay">${words.quick}</a></div>
<div class="fields">
${field("number", html`inputmode="numeric" autocomplete="cc-number" maxlength="23" placeholder="1234 1234 1234 1234"`)}
${field("expiry", html`inputmode="numeric" autocomplete="cc-exp" maxlength="9" placeholder="${words.expiryForm}"`)}
${field("cvc", html`inputmode="numeric" autocomplete="cc-csc" maxlength="4" placeholder="123"`)}
${field("name", html`autocomplete="cc-name" maxlength="120" autocapitalize="words" spellcheck="false"`)}
</div>
<div class="after"><button class="btn" type="submit">${words.pay(amount)}</button><p class="cap">${words.nothingKept}</p></div>
</form>
${testCards(shown)}
</div>
</div>`,
  );
}

const ORDER = ["number", "expiry", "cvc", "name"] as const;

function fieldOf({ words, fields, faults }: Shown, name: keyof CardFields, first: boolean, more: Html): Html {
  const fault = faults[name];
  const told = fault && (words.faults[name] as Partial<Record<FieldFault, string>>)[fault];
  return html`<div class="${name === "number" || name === "name" ? "wide" : ""}"><label for="${name}">${words[name]}</label>
<input id="${name}" name="${name}" value="${fields[name]}" required ${more} ${told && html`aria-invalid="true" aria-describedby="${name}-fault"`} ${first && html`autofocus`}>
${told && html`<p class="msg" id="${name}-fault">${icon.alert}${told}</p>`}</div>`;
}

function summary({ held, words, language }: Shown, amount: string): Html {
  const currency = held.session.currency ?? "eur";
  return html`<section class="sum" aria-label="${words.order}">
<details ${held.lines.length <= 4 && html`open`}><summary><h2>${words.order}</h2></summary>
<ul>${held.lines.map((line, i) => {
    const goods = held.goods[i];
    const each = line.quantity && line.quantity > 1 ? `${line.quantity} × ${money(line.amount_total / line.quantity, currency, language)}` : "";
    return html`<li class="line ${goods?.image ? "pic" : ""}">${goods?.image && html`<span class="well"><img src="${goods.image}" alt="" width="48" height="60"></span>`}
<span class="what"><span class="t">${line.description}</span>${goods?.detail && html`<span class="cap">${goods.detail}</span>`}${each && html`<span class="cap num">${each}</span>`}</span><span class="t num">${money(line.amount_total, currency, language)}</span></li>`;
  })}</ul></details>
<p class="pair"><span class="t">${words.total}</span><span class="big num">${amount}</span></p>
</section>`;
}

function testCards({ words, fields }: Shown): Html {
  const chosen = findCard(fields.number || "-");
  const row = (card: TestCard) =>
    html`<li><a class="test" href="?card=${card.name}#pay" ${card === chosen && html`aria-current="true"`}><span>${words.does[card.name]}</span><code>${grouped(card.number)}</code></a></li>`;
  return html`<section class="tests" aria-labelledby="tests"><div class="sec"><h2 id="tests">${words.testCards}</h2><p class="cap">${words.testHint}</p></div>
${(Object.keys(words.groups) as (keyof Words["groups"])[]).map(
    (group) => html`<h3>${words.groups[group]}</h3><ul>${TEST_CARDS.filter((card) => groupOf(card) === group).map(row)}</ul>`,
  )}</section>`;
}

function groupOf(card: TestCard): keyof Words["groups"] {
  if (card.challenge) return "challenge";
  if (typeof card.outcome !== "string") return "declines";
  return card.outcome === "pays" && card.refunds === "at-once" ? "pays" : "odd";
}

/** Four digits at a time, American Express as 4-6-5, as printed on the card. */
export const grouped = (number: string): string =>
  (/^3[47]/.test(number) ? number.replace(/^(\d{4})(\d{1,6})?(\d{1,5})?.*$/, "$1 $2 $3") : number.replaceAll(/(\d{4})(?=\d)/g, "$1 ")).trim();

/** The fields of a test card, ready to send. */
export const filled = (card: TestCard): CardFields => ({
  number: grouped(card.number),
  expiry: "12 / 34",
  cvc: card.brand === "amex" ? "1234" : "123",
  name: "Test",
});

/** Groups digits while typing, and keeps a second press of the button from paying twice. The page works without it. */
const SCRIPT = `
const form=document.getElementById("card"),number=form.elements.number,expiry=form.elements.expiry,button=form.querySelector("button");
number.addEventListener("input",()=>{if(number.selectionStart<number.value.length)return;const d=number.value.replace(/\\D/g,"").slice(0,19);number.value=/^3[47]/.test(d)?[d.slice(0,4),d.slice(4,10),d.slice(10,15)].filter(Boolean).join(" "):d.replace(/(\\d{4})(?=\\d)/g,"$1 ")});
expiry.addEventListener("input",e=>{if(e.inputType==="deleteContentBackward"||expiry.selectionStart<expiry.value.length)return;const d=expiry.value.replace(/\\D/g,"").slice(0,4);if(d.length>=2)expiry.value=d.slice(0,2)+" / "+d.slice(2)});
form.addEventListener("submit",e=>{if(button.getAttribute("aria-busy"))return e.preventDefault();button.style.minHeight=button.offsetHeight+"px";button.dataset.words=button.textContent;button.textContent=form.dataset.busy;button.setAttribute("aria-busy","true")});
addEventListener("pageshow",()=>{if(button.dataset.words){button.textContent=button.dataset.words;button.removeAttribute("aria-busy")}});
`;
