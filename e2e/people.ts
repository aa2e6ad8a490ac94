import { randomUUID } from "node:crypto";

export type Person = { readonly name: string; readonly email: string; readonly password: string };

/** Somebody who was never here before. */
export const somebody = (name: string): Person => ({
  name,
  email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}.${randomUUID().slice(0, 8)}@posta.example`,
  password: "sette candele accese",
});

/** The demo shop's own customer. */
export const CLARA: Person = { name: "Clara Cliente", email: "clara.cliente@posta.example", password: "lume-di-candela-7" };

/** What the shop calls a person. */
export const firstName = ({ name }: Person): string => name.split(" ")[0] ?? name;

/** Where parcels go in every journey. */
export const HOME = { street: "Via delle Prove 7", postcode: "20154", city: "Milano", province: "MI" };
