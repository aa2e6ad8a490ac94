import { atomically } from "@/db/atomically";
import { companies } from "@/db/schema/all";
import { done } from "@/lib/core/outcome";
import type { Company } from "@/lib/company/types";

const TRIAL: Company = {
  shop: "Bottega Lume", headline: { it: "Cose belle", en: "Nice things" }, about: { it: "Oggetti per la casa.", en: "Objects for the home." },
  name: "Bottega Lume S.r.l.", street: "Via di Prova 31", postcode: "20144", city: "Milano", province: "MI", country: "IT", vatNumber: "00000000000", register: "REA MI-0000000", capital: "10.000,00 €",
  email: "ciao@bottegalume.example", certifiedEmail: "", phone: "+39 02 5550 1900", phoneHours: { it: "", en: "" }, demo: true,
};

/** From now on this company sells. */
export async function aCompany(wish: Partial<Company> = {}): Promise<Company> {
  const company = { ...TRIAL, ...wish };
  await atomically(async (tx) => done(await tx.insert(companies).values({ ...company, actor: "job:test" })));
  return company;
}
