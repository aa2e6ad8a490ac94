/**
 * Who sells: the company behind the shop, as it stands in the footer, on receipts, in mails and on the law pages.
 * The demo shop's company does not exist; a real shop writes its own data here, and `demo: false`.
 */
export const SELLER = {
  demo: true,
  name: "Bottega Lume S.r.l.",
  street: "Via Immaginaria 31",
  postcode: "20144",
  city: "Milano",
  province: "MI",
  vatNumber: "00000000000",
  register: "REA MI-0000000",
  capital: "10.000,00 €",
  email: "ciao@bottegalume.example",
  certifiedEmail: "bottegalume@pec.example",
  phone: "+39 02 5550 1900",
} as const;
