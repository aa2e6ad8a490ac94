import { addresses } from "@/components/shop/addresses";
import { SellerAddress } from "./seller";
import { type About, type LegalText, Table, To } from "./text";

const at = addresses("en");

export const privacy = ({ company }: About): LegalText => ({
  title: "Privacy",
  lead: "We use your data to serve you and to meet legal duties. For anything else we ask first.",
  clauses: [
    {
      id: "controller",
      title: "Controller",
      body: (
        <>
          <SellerAddress company={company} vat="VAT no." phone="tel." certified="PEC" />
          <p>For any question about your data, write to {company.email}.</p>
        </>
      ),
    },
    {
      id: "data",
      title: "Which data, why, for how long",
      body: (
        <>
          <Table
            caption="Processing of personal data"
            head={["What for", "Which data", "Legal basis", "For how long"]}
            rows={[
              ["Orders, delivery, collection, help", "Name, email, phone, address, items, messages", "Contract (art. 6(1)(b) GDPR)", "10 years for accounting documents (art. 2220 Civil Code)"],
              ["Payment", "Amount, outcome and reference; never the card number", "Contract", "10 years"],
              ["Invoice", "Tax code, VAT number, SDI code or PEC", "Legal duty (6(1)(c))", "10 years"],
              ["Withdrawal, returns, guarantee", "Statement, date and time, outcome", "Legal duty", "10 years"],
              ["Account", "Email, name, addresses, hashed password, sign-ins", "Contract", "As long as the account exists"],
              ["Bag", "Items and chosen store, without a name", "Steps before a contract", "90 days from the last visit"],
              ["Security", "Hashed network address, tries to sign in", "Legitimate interest (6(1)(f))", "From minutes to 30 days"],
              ["Proof of the choice about cookies", "Choice, date and time, wording, a random number: not who you are", "Legal duty (art. 7(1))", "As long as it may serve as proof"],
              ["Statistics, suggestions, news", "Pages seen, preferences", "Consent (6(1)(a))", "Until withdrawn, 24 months at most"],
            ]}
          />
          <p>Name, email and, for delivery, an address are needed for an order. The rest is optional.</p>
        </>
      ),
    },
    {
      id: "recipients",
      title: "Who receives them",
      body: <p>Couriers, the payment provider, those who run our mail and infrastructure, the accountant, the Italian Revenue Agency for invoices. They act for us as processors or, like banks and authorities, on their own account. Data stay in the European Economic Area; should a provider process them elsewhere, it does so under the safeguards of articles 44–49 GDPR.</p>,
    },
    {
      id: "letters",
      title: "Our emails",
      body: <p>Confirmations, dispatch notes and withdrawals reach you because the contract needs them: they carry no advertising and no pixels that record whether you open them. News comes only if you sign up, and every message says how to stop it.</p>,
    },
    {
      id: "decisions",
      title: "No automated decisions",
      body: <p>We take no decisions with legal effect on you automatically, and prices are the same for everybody.</p>,
    },
    {
      id: "rights",
      title: "Your rights",
      body: (
        <>
          <p>You may ask to see your data, correct or delete them, restrict their use, receive them in a machine-readable form, object, and withdraw consent at any time. Write to {company.email}: we answer within a month. Deleting your account makes the data anonymous, save those that the law obliges us to keep.</p>
          <p>You may lodge a complaint with the Italian data protection authority (Garante), Piazza Venezia 11, 00187 Rome, garanteprivacy.it, or with that of your country.</p>
        </>
      ),
    },
    { id: "cookies", title: "Cookies", body: <p>Which we use and how to change your mind: <To href={at.info("cookies")}>Cookies</To>.</p> },
  ],
});
