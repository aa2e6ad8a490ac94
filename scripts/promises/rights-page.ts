import { minorOf, sayMoney } from "@/lib/core/money";
import { words } from "@/lib/core/wording";
import { POLICY, policyOn } from "@/lib/rights/policy/rules";
import { refundDue, refundOf } from "@/lib/rights/refund/rules";
import { CASES } from "@/lib/rights/testing/cases";
import { boughtIn, type Case, momentOf, POLICIES } from "@/lib/rights/testing/matrix";
import { rightsOf, sayRight } from "@/lib/rights/rules";
import { type LineRights, RIGHTS } from "@/lib/rights/types";

const ROME = "Europe/Rome";
const cell = (text: string): string => text.replaceAll("|", String.raw`\|`);
const day = (at: Date): string => new Intl.DateTimeFormat("en-GB", { timeZone: ROME, weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(at).replace(",", "");
const said = (when: string): string => (when.length === 10 ? day(momentOf(when)) : `${day(momentOf(when))}, ${new Intl.DateTimeFormat("en-GB", { timeZone: ROME, timeStyle: "short" }).format(momentOf(when))}`);
const euros = (minor: number): string => sayMoney(minorOf(minor), "EUR", "en");
const MADE = { distance: "at a distance", reserved: "reserved, then bought in the store", "in-store": "in a store" } as const;

/** What happened, from the facts that the rules are told. */
function factsOf({ contract, made, told, goods, delivery, policy, back, due }: Case): string {
  const things = goods.map(({ name, price, lots, excluded, returned = 0, repaired }) => {
    const pieces = lots.map(([count, when]) => `${count > 1 || lots.length > 1 ? `${count} × ` : ""}${when === "coming" ? "not known to have come" : when === "cancelled" ? "cancelled" : `received ${said(when)}`}`).join(", ");
    return [`${name} ${euros(price)}: ${pieces}`, excluded && `excluded (${excluded.en.toLowerCase()})`, returned > 0 && `${returned} came back`, repaired && "repaired"].filter(Boolean).join(", ");
  });
  const more = [
    told && (told === "never" ? "never told of the right" : `told of the right ${said(told)}`),
    policy && `a shop whose own promise is: ${policy}`,
    delivery && `delivery ${euros(delivery.held)}${delivery.standard === delivery.held ? "" : ` (a standard parcel: ${euros(delivery.standard)})`}`,
    back && `${back.under === "withdrawal" ? "withdrawn from" : "brought back"}: ${back.pieces.map(([thing, pieces]) => `${pieces} × ${goods[thing]?.name}`).join(", ")}`,
    due && `withdrawal stated ${said(due.stated)}${due.back === null ? ", nothing back" : due.back === "never-had" ? ", never handed over" : `, back ${said(due.back)}`}`,
  ];
  return [`Contract ${MADE[contract]}${made ? `, ${said(made)}` : ", not made yet"}`, ...things, ...more].filter(Boolean).join("; ");
}

/** What goes back, and by when. */
function moneyOf(one: Case): string {
  const policy = policyOn(momentOf(one.made ?? one.asked), one.policy && POLICIES[one.policy]);
  const refund = one.back && refundOf(boughtIn(one), one.back.pieces.map(([position, quantity]) => ({ position, quantity })), one.back.under, policy);
  const goods = refund && [`goods ${euros(refund.goods)}`, refund.delivery > 0 && `delivery ${euros(refund.delivery)}`, refund.fee > 0 && `less ${euros(refund.fee)}`].filter(Boolean).join(", ");
  const due = one.due && refundDue(momentOf(one.due.stated), one.due.back === null || one.due.back === "never-had" ? one.due.back : momentOf(one.due.back));
  return [
    refund && `**${euros(refund.total)}** (${goods})${refund.surplus > 0 ? `; ${euros(refund.surplus)} of express stay` : ""}`,
    due && `by **${day(due.due)}**${due.mayWait ? ", or when the things or the proof that they were sent are here; they are to be sent by " : ""}${due.mayWait && due.sendBy ? day(due.sendBy) : ""}`,
  ].filter(Boolean).join("; ");
}

function rowOf(one: Case): string {
  const { lines } = rightsOf(boughtIn(one), momentOf(one.asked), ROME, policyOn(momentOf(one.made ?? one.asked), one.policy && POLICIES[one.policy]));
  const t = words("en", "rights");
  const answer = (line: LineRights, right: (typeof RIGHTS)[number]) => `**${line[right].yes ? "yes" : "no"}** · ${sayRight(line[right], t, "en").replace(/\.$/, "")}`;
  const rights = RIGHTS.map((right) => lines.map((line) => `${lines.length > 1 ? `${one.goods[line.position]?.name}: ` : ""}${answer(line, right)}`).join("<br>"));
  return `| ${[`**${one.is}.** ${factsOf(one)}`, said(one.asked), ...rights, moneyOf(one), `${one.law}.`].map(cell).join(" | ")} |`;
}

/** docs/rights.md, from the cases that the rules are tested with and the words that customers read. Pure, but for the message files. */
export function rightsPage(): string {
  return [
    "# Which rights a purchase gives",
    "",
    "Written by `npm run promises` from `lib/rights/testing/cases.ts`, which is what `lib/rights/rules.test.ts` asks of the rules one by one; a test holds it true. The sentences are those that a customer reads (`messages/en/rights.json`); colleagues read others for the same reasons.",
    "Drawn up to be read by a lawyer, and to be checked by one before a shop relies on it.",
    "",
    "Three rights stand side by side, each computed line by line and for the order:",
    "",
    "- **Withdrawal**: fourteen days from a contract at a distance, for no reason (Directive 2011/83/EU articles 9 to 16; Codice del consumo articles 52 to 59). It is stated by the function that Directive (EU) 2023/2673 asks for (article 11a; Codice del consumo article 54-bis), or in any other clear words.",
    `- **The shop's own promise**: whatever \`lib/rights/policy/rules.ts\` says, here ${POLICY.windowDays} days, ${{ new: "as new", sealed: "unopened", any: "in any condition" }[POLICY.condition]}, ${POLICY.feeBasisPoints === 0 ? "at no cost" : `less ${POLICY.feeBasisPoints / 100} %`}, ${POLICY.excludedToo ? "also" : "not"} for what the law excludes from withdrawal. It can only add to the law (article 25). It is enforced on customers; what a colleague would set aside to take something back all the same is named with each no: the window, the category, the exclusion.`,
    "- **The legal guarantee**: two years for what doesn't conform (Directive (EU) 2019/771 articles 10 and 11; Codice del consumo articles 128 to 135): presumed to have been there from the beginning in the first, in court for twenty-six months.",
    "",
    "Where the law leaves a choice, or nobody knows, the rules choose for the customer:",
    "",
    "- A parcel counts as received only when the shop knows that it was, and on which day; until then no period ends.",
    "- Days are days of the calendar in Rome; the day of the event isn't counted. A period that the law gives the customer and that would end on a Saturday, a Sunday or a public holiday of Italy ends on the next working day (Regulation 1182/71 article 3, by recital 41 of Directive 2011/83/EU; taken for the guarantee too). What the shop owes is not put off by such a day, and its own promise ends on the day it says.",
    "- Pieces of a line look alike: the line's days count from the last of them.",
    "- Every buyer is treated as a consumer, also who asked for an invoice.",
    "- Withdrawals piece by piece that leave nothing of a contract bring back the delivery like one from all of it.",
    "",
    "Italy had not been seen to carry out Directive (EU) 2024/1799 (a third year after a repair) when this was written; the shop grants it.",
    "",
    ...Object.entries(CASES).flatMap(([heading, rows]) => [
      `## ${heading}`,
      "",
      "| case | asked on | withdrawal | the shop's own promise | legal guarantee | refund | where it is written |",
      "|---|---|---|---|---|---|---|",
      ...rows.map(rowOf),
      "",
    ]),
  ].join("\n");
}
