import { companies } from "@/db/schema/all";
import type { SeedTx } from "./shared";

/** The demo's company, which does not exist: it says so wherever it is named. */
export const DEMO_COMPANY: Omit<typeof companies.$inferInsert, "actor"> = {
  shop: "Bottega Lume",
  headline: { it: "Oggetti e luci per la casa", en: "Objects and lights for the home" },
  about: { it: "Oggetti e luci per la casa, da Milano.", en: "Objects and lights for the home, from Milan." },
  name: "Bottega Lume S.r.l.", street: "Via Immaginaria 31", postcode: "20144", city: "Milano", province: "MI", country: "IT",
  vatNumber: "00000000000", register: "REA MI-0000000", capital: "10.000,00 €",
  email: "ciao@bottegalume.example", certifiedEmail: "bottegalume@pec.example", phone: "+39 02 5550 1900",
  phoneHours: { it: "dal lunedì al venerdì, dalle 9 alle 18", en: "Monday to Friday, 9:00 to 18:00" },
  demo: true,
};

export const seedCompany = (tx: SeedTx): Promise<unknown> => tx.insert(companies).values({ ...DEMO_COMPANY, actor: "job:seed" });
