import { addresses } from "@/components/shop/addresses";
import { SellerAddress } from "./seller";
import { type About, type LegalText, To } from "./text";

const at = addresses("en");

export const terms = ({ company }: About): LegalText => ({
  title: "Terms of sale",
  lead: `What holds when you buy from ${company.shop}, online or collecting in a store. Written to be read.`,
  clauses: [
    { id: "seller", title: "Who sells", body: <SellerAddress company={company} vat="VAT no." phone="tel." certified="PEC" /> },
    {
      id: "products",
      title: "Products and prices",
      body: (
        <>
          <p>Each product page describes materials, sizes, care, maker and warnings. Colours on a screen may differ slightly from the real ones: when in doubt, see them by daylight in a store.</p>
          <p>Prices are in euros and include VAT. Delivery costs are added and shown before you order: see <To href={at.info("delivery")}>Delivery and collection</To>. When we announce a reduction, the lowest price of the 30 days before stands beside it.</p>
        </>
      ),
    },
    {
      id: "contract",
      title: "How the contract is concluded",
      body: (
        <>
          <ol>
            <li>Put things in your bag and open the checkout.</li>
            <li>Enter your details and choose delivery or collection, line by line.</li>
            <li>Check the summary above the button: up to there you can correct everything.</li>
            <li>Press the button that says you are obliged to pay, and pay by card, or with a gift card or credit where they cover everything.</li>
          </ol>
          <p>The contract is concluded when the payment succeeds and you receive our confirmation by email, which carries this information in a form you can keep. If the payment does not arrive in the time stated, the order is closed, the items are free again and you are charged nothing.</p>
          <p>You can conclude the contract in Italian or English. We keep the order: you find it on its own page and, with an account, under <To href={at.orders}>Your orders</To>.</p>
        </>
      ),
    },
    {
      id: "payment",
      title: "Payment",
      body: <p>You pay by card on a protected page of our payment provider; your card details never pass through us. You are charged when you order. A payment that arrives late, when the order is already closed, goes back to you in full and by itself. You may pay all or part with gift cards or your credit: what is left after the order stays yours. Refunds go back to the gift card or credit first, then to the payment card.</p>,
    },
    {
      id: "delivery",
      title: "Delivery and collection",
      body: <p>We deliver by the day promised in your confirmation, and in any case within 30 days of the order. The risk passes to you when you receive the goods. If you collect in a store, wait for our email: before that your order may not be ready. Everything else is in <To href={at.info("delivery")}>Delivery and collection</To>.</p>,
    },
    {
      id: "codes",
      title: "Discount codes",
      body: <p>A code counts in the period, from the minimum and for the number of uses stated. One per order; it can’t be turned into money. If an order closes without payment, its code is free again.</p>,
    },
    {
      id: "withdrawal",
      title: "Right of withdrawal",
      body: <p>You have 14 days from receiving the last item to withdraw without giving a reason: with the function <To href={at.withdrawal()}>Withdraw from contract here</To>, with the model form or with any clear statement. How it works, what we refund and when withdrawal is excluded: <To href={at.info("returns")}>Returns and refunds</To>.</p>,
    },
    {
      id: "guarantee",
      title: "Legal guarantee",
      body: <p>All products carry the two-year legal guarantee of conformity (Italian Consumer Code, articles 128 and following). Details: <To href={at.info("guarantee")}>Legal guarantee</To>.</p>,
    },
    {
      id: "invoice",
      title: "Invoice",
      body: <p>An electronic invoice must be requested at the checkout, before ordering, with a tax code or VAT number. Otherwise you receive a management receipt: Italian law asks for no fiscal receipt for distance sales.</p>,
    },
    {
      id: "complaints",
      title: "Complaints and disputes",
      body: (
        <>
          <p>Write to us from the page <To href={at.info("contact")}>Write to us</To>: we answer within three working days. If we can’t agree, you may turn to an alternative dispute resolution body (ADR) on the list of the Italian Ministry of Enterprises and Made in Italy.</p>
          <p>Italian law applies to the contract, without taking away the stronger protection of the country you live in. The court of the place where you live is competent.</p>
        </>
      ),
    },
  ],
});
