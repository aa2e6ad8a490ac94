import { addresses } from "@/components/shop/addresses";
import { type LegalText, To } from "./text";

const at = addresses("en");

export const guarantee: LegalText = {
  title: "Legal guarantee",
  lead: "Two years, by law, on everything we sell. We answer for it, not the maker.",
  clauses: [
    {
      id: "what",
      title: "What it covers",
      body: (
        <>
          <p>A product must be as described, work as one expects, last as long as is reasonable and arrive complete. If it does not when you receive it, that is a lack of conformity, even if it shows later: we answer for it if it appears within two years of delivery (Italian Consumer Code, articles 128–135).</p>
          <p>In the first year the fault is presumed to have been there from the start: you need not prove it.</p>
        </>
      ),
    },
    {
      id: "remedies",
      title: "What you can ask for",
      body: (
        <>
          <ol>
            <li>Repair or replacement, as you choose, free of charge and within a reasonable time.</li>
            <li>If they are impossible, late, or the fault returns: a lower price, or the end of the contract with a refund.</li>
          </ol>
          <p>If you choose repair, Union law adds a year of guarantee: we grant it already.</p>
        </>
      ),
    },
    {
      id: "how",
      title: "How to go about it",
      body: <p>Bring it to one of our <To href={at.stores}>stores</To> or <To href={at.info("contact")}>write to us</To>, with the order number and a picture. The order confirmation or any proof of purchase will do. Collection and carriage are at our expense. The claim lapses twenty-six months after delivery.</p>,
    },
    {
      id: "commercial",
      title: "Commercial guarantees",
      body: <p>A maker may offer a guarantee of its own on top, including one of durability beyond two years. Then you find it on the product page, with the harmonised label. It takes nothing away from the legal guarantee.</p>,
    },
    {
      id: "notice",
      title: "The harmonised notice",
      body: <p>The box on this page gives, in our words, the content of the notice of Implementing Regulation (EU) 2025/1960. Before a real shop opens it must be replaced by the official graphic of Annex I, which may not be changed.</p>,
    },
  ],
};
