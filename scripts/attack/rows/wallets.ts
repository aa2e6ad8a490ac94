import type { Area, Row, Step } from "../types";
import { ODD } from "./nasty";

const CARTS = ["carts", "cart_lines", "facts"];
const ADD: Step = { path: "/it", call: { action: "cart#addToCart", args: [{ variantId: "{variant.id}", quantity: 1 }] } };
const NOBODYS = "019aa000-0000-7000-8000-000000000000";
/** Of the shape of a gift card's code, and nobody's. */
const NO_CARD = "GGGG-HHHH-JJJJ-KKKK-MMMM-NNNN";
const BESIDE = ["checkout.plainCode", "checkout.plainNoCode", "checkout.plainWallet"];
const raw = (action: string, body: string): Step => ({ path: "/it/checkout", method: "POST", body, headers: { "next-action": `{id.${action}}`, "content-type": "text/plain" }, expect: { status: 200, lacks: [/"ok":true/] } });

// What a row may change leaves out cart_wallets: that no bag is paid from somebody else's money is seen there.
const rows: Row[] = [
  { id: "A-71", tries: "gift cards' codes by the dozen", steps: [ADD, { path: "/it/cart", call: { action: "cart#setCode", args: [{ code: NO_CARD }] }, times: 20 }], expect: { status: 200, has: ["too-many"], atMost: { answers: 11, matching: /"problem":"unknown"/ } }, changes: CARTS },
  { id: "A-71.doors", tries: "the same through every door to it, one after the other", steps: [ADD, { path: "/it/cart", call: { action: "cart#setCode", args: [{ code: NO_CARD }] }, times: 5 }, { path: "/it/checkout", call: { action: "checkout#setCode", args: [{ code: NO_CARD }] }, times: 5 }, { path: "/it/checkout", call: { action: "checkout#plainCode", args: [{ form: { code: NO_CARD } }] }, times: 5 }, { path: "/it/cart", call: { action: "cart#setCode", args: [{ code: NO_CARD }] } }], expect: { status: 200, has: ["too-many"] }, changes: CARTS },
  { id: "G-1", tries: "to pay with what is on somebody else's account or card, by its id", as: "bruno", each: ["{other.credit}", "{other.card}", "{other.line}", NOBODYS, "", "x", "' or 1=1 --"], steps: [ADD, { path: "/it/checkout", call: { action: "checkout#plainWallet", args: ["{value}", true, { form: {} }] } }, { path: "/it/checkout" }], expect: { status: 200, lacks: ["{other.credit}", "{other.card}"] }, changes: CARTS },
  { id: "G-1.bag", tries: "the same at the bag", as: "bruno", each: ["{other.credit}", "{other.card}", NOBODYS, "", "x"], steps: [ADD, { path: "/it/cart", call: { action: "cart#chooseWallet", args: [{ walletId: "{value}", chosen: true }] } }], expect: { status: 200, has: ['"ok":false'], lacks: [/"ok":true/] }, changes: CARTS },
  { id: "G-2", tries: "anything as a wallet, as a choice and as a form", each: ODD.map((odd) => JSON.stringify(odd)), steps: BESIDE.map((action) => raw(action, "[{value},{value},{value}]")), expect: { status: 200 } },
  { id: "G-3", tries: "buttons beside the order's form, without the form", each: ["[]", "[null]", "[1,[1]]", "[{}]", '["{other.card}",true]'], steps: [ADD, ...BESIDE.map((action) => raw(action, "{value}"))], expect: { status: 200 }, changes: CARTS },
  { id: "G-4", tries: "two codes in one form, and fields that the button has no business with", each: ["code", "walletId", "chosen", "__proto__.chosen", "constructor"], steps: [ADD, { path: "/it/checkout", call: { action: "checkout#plainCode", args: [{ form: { "{value}": [NO_CARD, "{other.card}"] } }] } }], expect: { status: 200, lacks: [/"ok":true/] }, changes: CARTS },
];
export const wallets: Area = { name: "Gift cards and store credit", rows };
