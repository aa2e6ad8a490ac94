import { addresses } from "@/components/shop/addresses";
import { type About, type LegalText, To } from "./text";

const at = addresses("en");

export const accessibility = ({ company }: About): LegalText => ({
  title: "Accessibility",
  lead: "The shop must work for everybody: by keyboard, with a screen reader, enlarged, without a mouse.",
  clauses: [
    {
      id: "conformance",
      title: "What we hold to",
      body: <p>We build the shop to WCAG 2.2, level AA, and EN 301 549, as the Italian decree 82/2022 asks, which carries out Directive (EU) 2019/882. It covers search, products, bag, checkout, orders, account, withdrawal and these pages.</p>,
    },
    {
      id: "how",
      title: "How we do it",
      body: (
        <ul>
          <li>Everything works by keyboard alone; focus is always visible and follows the reading order.</li>
          <li>Words and controls have a contrast of at least 4.5:1, in light and in dark; nothing is told by colour alone.</li>
          <li>Pages hold at 400% zoom and from a width of 320 pixels.</li>
          <li>Pictures are described; forms say what is wrong, beside the field, and keep what you typed.</li>
          <li>Nothing moves by itself; whoever asks for less motion sees none.</li>
          <li>Buying, orders and withdrawal work without JavaScript too.</li>
        </ul>
      ),
    },
    {
      id: "limits",
      title: "Limits we know of",
      body: (
        <ul>
          <li>The payment page belongs to our provider: we follow its accessibility but don’t build it.</li>
          <li>The PDF receipt has a reading order and a title, but its tables are not yet marked as such. The same figures are on the order’s page.</li>
          <li>Descriptions of product pictures give shape and colour, not every detail. Ask us: we will tell you.</li>
        </ul>
      ),
    },
    {
      id: "checks",
      title: "How we check",
      body: <p>With every change we check the pages automatically, in light and dark, on phone and desktop, and try keyboard and screen reader by hand. Last check: November 2026, self-assessment.</p>,
    },
    {
      id: "report",
      title: "Something doesn’t work?",
      body: (
        <>
          <p>Write to {company.email} or call {company.phone}: tell us the page and what you use. We answer within five working days and, if need be, serve you another way; in a <To href={at.stores}>store</To> too.</p>
          <p>If the answer is not enough, you may turn to the Agency for Digital Italy (AgID), which watches over the decree.</p>
        </>
      ),
    },
  ],
});
