import { addresses } from "@/components/shop/addresses";
import { POLICY } from "@/lib/rights/policy/rules";
import { type About, type LegalText, Sheet, To } from "./text";

const at = addresses("en");

export const returns = ({ company, parcelsTo }: About): LegalText => ({
  title: "Returns and refunds",
  lead: `You have ${POLICY.windowDays} days to change your mind, and two years if something is wrong. Here is how, in order.`,
  clauses: [
    {
      id: "withdrawal",
      title: "Withdrawing within 14 days",
      body: (
        <>
          <p>You may withdraw from a contract concluded online, even if you collected in a store, without giving a reason. The period is 14 days from the day on which you, or somebody you named, receive the last item of the order; if the last day is a Saturday, a Sunday or a public holiday, you have until the next working day. Had we not told you of this right, you would have twelve months more.</p>
          <p>The simplest way is <To href={at.withdrawal()}>Withdraw from contract here</To>: two steps, no account, and the confirmation with date and time comes at once. Any other clear statement counts too, by email or by post, if you send it in time.</p>
        </>
      ),
    },
    {
      id: "change-of-mind",
      title: `${POLICY.windowDays} days to think again`,
      body: <p>Beyond the right of withdrawal that the law gives you, you have {POLICY.windowDays} days from receiving an item to send it back or bring it to one of <To href={at.stores}>our stores</To>, even without its box, as long as it is as new: write to us with the order number, or drop in. We refund what you paid for the item. Products without a right of withdrawal are excluded.</p>,
    },
    {
      id: "sending-back",
      title: "Sending the goods back",
      body: (
        <>
          <p>Send the items back within 14 days of your statement, well packed and with the order number, to: {parcelsTo}. You bear the cost of sending them, unless the order’s page gives you a label that is paid for; in one of <To href={at.stores}>our stores</To> a return costs nothing.</p>
          <p>You may try an item as you would in a store. If you used it beyond that, we may keep what it lost in value.</p>
        </>
      ),
    },
    {
      id: "refund",
      title: "The refund",
      body: <p>Within 14 days of your statement we refund what you paid for the items and, if you withdraw from the whole order, for standard delivery, by the means with which you paid. If you had chosen express delivery, the difference stays with you. We may wait until we have the goods back, or proof that you sent them.</p>,
    },
    {
      id: "exclusions",
      title: "When withdrawal is excluded",
      body: (
        <>
          <p>There is no right of withdrawal in the cases of article 59 of the Italian Consumer Code. With us that means above all:</p>
          <ul>
            <li>products made to measure or personalised;</li>
            <li>sealed products that can’t be returned for reasons of hygiene once opened;</li>
            <li>products that spoil quickly;</li>
            <li>events and courses on a fixed date.</li>
          </ul>
          <p>Where this applies, the product page, the checkout and your confirmation say so, with the reason.</p>
        </>
      ),
    },
    {
      id: "form",
      title: "Model withdrawal form",
      body: (
        <>
          <p>Complete and return this form only if you wish to withdraw from the contract and would rather write.</p>
          <Sheet>
            <p>To {company.name}, {company.street}, {company.postcode} {company.city}, Italy, {company.email}</p>
            <p>I/We (*) hereby give notice that I/We (*) withdraw from my/our (*) contract of sale of the following goods:</p>
            <p>Ordered on (*) / received on (*):</p>
            <p>Name of consumer(s):</p>
            <p>Address of consumer(s):</p>
            <p>Signature of consumer(s) (only if this form is notified on paper):</p>
            <p>Date:</p>
            <p>(*) Delete as appropriate.</p>
          </Sheet>
        </>
      ),
    },
    {
      id: "faults",
      title: "Something is wrong",
      body: <p>If an item arrives broken, is the wrong one or fails, this has nothing to do with withdrawal: the <To href={at.info("guarantee")}>legal guarantee</To> applies. Write to us with a picture and the order number, or come to a store: we repair or replace it at our expense.</p>,
    },
  ],
});
