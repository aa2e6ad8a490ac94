import { addresses } from "@/components/shop/addresses";
import { type LegalText, To } from "./text";

const at = addresses("en");

export const reviews: LegalText = {
  title: "How we handle reviews",
  lead: "A review is worth something if its writer bought the thing and nobody picks which ones you see. The shop publishes none today: when it does, this will hold.",
  clauses: [
    {
      id: "who",
      title: "Who may write",
      body: <p>Only those who received or collected the product. The invitation comes from the order, and the review stays tied to it: that is how we know the purchase is real. We say so beside each review, with “verified purchase”. Others we don’t publish.</p>,
    },
    {
      id: "what",
      title: "What we publish",
      body: (
        <>
          <p>All verified reviews, good and bad, the latest first. The average counts them all. We don’t ask for reviews in return for discounts and don’t buy any.</p>
          <p>We remove only what law or respect forbid: insults, other people’s data, advertising, texts that are not about the product. Each removal is kept on record with its reason; its writer is told and may object.</p>
        </>
      ),
    },
    {
      id: "answers",
      title: "Our answers",
      body: <p>We may answer, never edit. If we solve a problem, the review stays as it is until its writer changes it.</p>,
    },
    { id: "doubts", title: "In doubt?", body: <p>If you think that a review is false, <To href={at.info("contact")}>write to us</To>: we check it again.</p> },
  ],
};
