import { hash } from "@node-rs/argon2";
import { inArray } from "drizzle-orm";
import { addresses, customers, staff, staffPins, staffRoles } from "@/db/schema/all";
import type { Role } from "@/lib/staff/types";
import { placeId } from "./places";
import { idOf, type SeedTx } from "./shared";

/** Whom a visitor of the demo can sign in as. Nobody by these names exists. `at`: the place they work at, left out: everywhere; `pin`: for an enrolled counter. */
export type DemoPerson = { readonly role: "customer" | Role; readonly email: string; readonly password: string; readonly name: string; readonly at?: string; readonly pin?: string };
const PEOPLE: readonly DemoPerson[] = [
  { role: "customer", name: "Clara Cliente", email: "clara.cliente@posta.example", password: "lume-di-candela-7" },
  { role: "manager", name: "Dora Direttrice", email: "dora.direttrice@bottegalume.example", password: "chiavi-di-bottega-4", pin: "915370" },
  { role: "cashier", name: "Carlo Cassiere", email: "carlo.cassiere@bottegalume.example", password: "resto-contato-9", at: "milano-corso-como", pin: "482915" },
  { role: "picker", name: "Pina Preleva", email: "pina.preleva@bottegalume.example", password: "scaffale-in-fila-6", at: "milano-corso-como", pin: "730264" },
  { role: "buyer", name: "Aldo Acquisti", email: "aldo.acquisti@bottegalume.example", password: "listino-di-marzo-2" },
  { role: "marketer", name: "Vera Vetrina", email: "vera.vetrina@bottegalume.example", password: "luce-in-vetrina-5" },
  { role: "care", name: "Ada Ascolta", email: "ada.ascolta@bottegalume.example", password: "risposta-gentile-8" },
  { role: "auditor", name: "Rita Revisora", email: "rita.revisora@bottegalume.example", password: "conti-in-ordine-3" },
  { role: "owner", name: "Tina Titolare", email: "tina.titolare@bottegalume.example", password: "insegna-accesa-1" },
];

const ARGON2ID = 2; // the library's enum vanishes when each file is compiled alone
/** OWASP's parameters for argon2id. */
const hashed = (password: string) => hash(password, { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 });

/** A customer with two addresses, and a colleague for each role. */
export async function seedPeople(tx: SeedTx, now: Date): Promise<void> {
  for (const person of PEOPLE) {
    const passwordHash = await hashed(person.password);
    if (person.role === "customer") {
      const customerId = idOf("customer", person.email);
      await tx.insert(customers).values({ id: customerId, email: person.email, name: person.name, passwordHash, emailVerifiedAt: now, locale: "it", storeId: placeId("milano-corso-como") });
      const home = { customerId, name: person.name, country: "IT", phone: "+39 02 5550 1900" };
      await tx.insert(addresses).values([
        { ...home, id: idOf("address", "home"), street: "Via delle Prove 3", extra: "Scala B, citofono Cliente", postcode: "20154", city: "Milano", province: "MI", usedAt: now },
        { ...home, id: idOf("address", "away"), street: "Lungolago dell’Esempio 21", postcode: "28838", city: "Stresa", province: "VB", usedAt: new Date(now.getTime() - 86_400_000) },
      ]);
      continue;
    }
    const staffId = idOf("staff", person.email);
    await tx.insert(staff).values({ id: staffId, email: person.email, name: person.name, passwordHash });
    await tx.insert(staffRoles).values({ id: idOf("staff-role", person.email), staffId, role: person.role, locationId: person.at ? placeId(person.at) : null });
    if (person.pin) await tx.insert(staffPins).values({ staffId, pinHash: await hashed(person.pin) });
  }
}

/** The demo people that are in the database. */
export async function demoPeople(tx: SeedTx): Promise<Omit<DemoPerson, "name">[]> {
  const emails = PEOPLE.map((p) => p.email);
  const [some, others] = [await tx.select({ email: customers.email }).from(customers).where(inArray(customers.email, emails)), await tx.select({ email: staff.email }).from(staff).where(inArray(staff.email, emails))];
  const there = new Set([...some, ...others].map((row) => row.email));
  return PEOPLE.filter((p) => there.has(p.email)).map(({ role, email, password, at, pin }) => ({ role, email, password, ...(at ? { at } : {}), ...(pin ? { pin } : {}) }));
}
