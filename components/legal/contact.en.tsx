import { addresses } from "@/components/shop/addresses";
import { SellerAddress } from "./seller";
import { type About, type LegalText, To } from "./text";

const at = addresses("en");

export const contact = ({ company, cities }: About): LegalText => ({
  title: "Write to us",
  lead: "A person answers, usually within a working day. If you have ordered, keep your order number at hand.",
  clauses: [
    {
      id: "where",
      title: "Email and phone",
      body: (
        <>
          <p>
            <a className="link" href={`mailto:${company.email}`}>{company.email}</a>
            <br />
            <a className="link" href={`tel:${company.phone.replaceAll(" ", "")}`}>{company.phone}</a>{company.phoneHours.en ? `, ${company.phoneHours.en}` : null}
          </p>
          {company.demo ? <p>This is a demo shop: address and number lead to nobody.</p> : null}
        </>
      ),
    },
    { id: "stores", title: "In a store", body: <p>{cities ? `${cities}: ` : null}<To href={at.stores}>hours, phones and directions</To>.</p> },
    {
      id: "order",
      title: "Where is my order?",
      body: <p>Open the link in your confirmation email, or <To href={at.orders}>your orders</To> if you have an account. If there is no confirmation, look in your spam folder; then write to us with your name and the day of the order.</p>,
    },
    {
      id: "changing",
      title: "Changing or cancelling",
      body: <p>As long as the parcel has not left, write to us at once: we do what we can. Afterwards you can always <To href={at.withdrawal()}>withdraw from the contract here</To>.</p>,
    },
    {
      id: "faults",
      title: "A product is faulty",
      body: <p>Send us a picture and the order number. The <To href={at.info("guarantee")}>legal guarantee</To> applies: two years, at no cost to you.</p>,
    },
    {
      id: "payment",
      title: "The payment did not go through",
      body: <p>Your bag is still there: try again, with another card if you like. If you see a pending amount, your bank releases it by itself within a few days. Should a payment arrive twice or late, it comes back without your doing anything.</p>,
    },
    { id: "company", title: "Who we are, by law", body: <SellerAddress company={company} vat="VAT no." phone="tel." certified="PEC" /> },
  ],
});
