import { opens } from "@/components/ui/dialog";
import { CONSENT_DIALOG } from "@/components/frame/consent-dialog";
import { type LegalText, Table } from "./text";

export const cookies: LegalText = {
  title: "Cookies",
  lead: "Before you choose, we use only what the shop needs to work. Nothing comes from other sites.",
  clauses: [
    {
      id: "necessary",
      title: "Necessary",
      body: (
        <>
          <p>We set them only when they are needed: when you put something in your bag, ask for something in a store, sign in, open an order, choose a store or a language. All are our own. On protected connections the first six begin with <span className="code">__Host-</span>.</p>
          <Table
            caption="Necessary cookies and storage"
            head={["Name", "What it is for", "How long"]}
            rows={[
              ["unico_cart", "Finds your bag again", "90 days"],
              ["unico_basket", "Opens on your phone the basket that a till sent you", "26 hours"],
              ["unico_aisle", "Shows you who is coming when you ask for something in a store", "1 day"],
              ["unico_customer", "Keeps you signed in", "90 days at most"],
              ["unico_orders", "Opens the orders whose link you opened, without a password", "30 days"],
              ["unico_mark", "Ties the confirmation of your email to the browser in which you made the account", "15 minutes"],
              ["my_store", "Remembers the store you chose", "1 year"],
              ["language", "Remembers the language you chose", "1 year"],
              ["consent", "Remembers your choice about cookies, with a random number that serves only to prove it", "6 months"],
              ["theme (in the browser)", "Remembers whether you prefer light or dark", "Until you remove it"],
              ["checkout (in the browser)", "Keeps what you typed at the checkout if the page reloads", "Until the tab is closed"],
            ]}
          />
        </>
      ),
    },
    {
      id: "optional",
      title: "Optional",
      body: <p>Statistics and content made for you start only if you agree, and you can agree to each separately. Closing the notice with the cross means going on without. At the moment the shop uses none.</p>,
    },
    {
      id: "changing",
      title: "Changing your mind",
      body: (
        <>
          <p>You can change your choice at any time, here or at the foot of every page. We ask again after six months.</p>
          <p>
            <button type="button" className="btn btn-2" {...opens(CONSENT_DIALOG)}>
              Your cookie choices
            </button>
          </p>
        </>
      ),
    },
  ],
};
