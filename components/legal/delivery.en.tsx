import { addresses } from "@/components/shop/addresses";
import { sayMoney, sayRound } from "@/lib/core/money";
import { DELIVERY_METHODS } from "@/lib/fulfilment/rules";
import { type LegalText, Table, To } from "./text";

const at = addresses("en");
const NAMES = { standard: "Standard", express: "Express" } as const;
const days = ({ min, max }: { readonly min: number; readonly max: number }) => (min === max ? (max === 1 ? "1 working day" : `${max} working days`) : `${min}–${max} working days`);

export const delivery: LegalText = {
  title: "Delivery and collection",
  lead: "At your door by the day promised, or in one of our four stores, free of charge. Choose line by line.",
  clauses: [
    {
      id: "costs",
      title: "Home delivery: how much and when",
      body: (
        <>
          <Table
            caption="Delivery methods"
            head={["Delivery", "Cost, VAT included", "Free from", "Time"]}
            rows={DELIVERY_METHODS.map(({ key, charge, freeFrom, workingDays }) => [NAMES[key], sayMoney(charge, "EUR", "en"), freeFrom === null ? "never" : sayRound(freeFrom, "EUR", "en"), days(workingDays)])}
          />
          <p>The cost depends on the value of the items to be delivered, after discounts. You see the exact day at the checkout and again in your confirmation: holidays are counted in. We deliver throughout Italy, islands included, by courier.</p>
        </>
      ),
    },
    {
      id: "parcels",
      title: "One parcel or more",
      body: <p>We send everything together when one place has it all. If the order has to be split you pay for one delivery, and each parcel has its own tracking number, which we send you when it leaves.</p>,
    },
    {
      id: "collection",
      title: "Collection in a store",
      body: (
        <>
          <p>Collection is free. When you order you see by what time it will be ready; we write to you as soon as it is, and only then is it worth coming. We keep it aside for some days: how many is on the page of each <To href={at.stores}>store</To>, with hours and directions.</p>
          <p>Somebody else may collect for you: the collection code is all they need.</p>
        </>
      ),
    },
    {
      id: "trouble",
      title: "If something goes wrong",
      body: <p>If the parcel arrives damaged, accept it with a reservation, take a picture and <To href={at.info("contact")}>write to us</To>. If it does not arrive by the day promised, we deal with the courier; if we do not deliver within a further reasonable period that you give us, you may end the contract and we refund you at once.</p>,
    },
  ],
};
