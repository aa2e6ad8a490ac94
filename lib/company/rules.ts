import type { Staff } from "@/lib/core/who";
import type { Company } from "./types";

const NOTHING = { it: "", en: "" } as const;
/** A shop whose company nobody has said yet. */
export const UNNAMED: Company = {
  shop: "Unico", headline: { it: "Benvenuti", en: "Welcome" }, about: NOTHING, name: "", street: "", postcode: "", city: "", province: "", country: "IT", vatNumber: "", register: "", capital: "", email: "", certifiedEmail: "", phone: "", phoneHours: NOTHING, demo: false,
};

/** What is written by hand, field by field, in the form's order. */
export const FIELDS = ["shop", "headline", "about", "name", "street", "postcode", "city", "province", "country", "vatNumber", "register", "capital", "email", "certifiedEmail", "phone", "phoneHours", "demo"] as const satisfies readonly (keyof Company)[];
export const companyOf = (row: Company): Company => Object.fromEntries(FIELDS.map((field) => [field, row[field]])) as Company;

const said = (value: Company[keyof Company]): string => (typeof value === "object" ? `${value.it}\n${value.en}` : String(value));
/** The fields in which two differ. */
export const differing = (a: Company, b: Company): readonly (typeof FIELDS)[number][] => FIELDS.filter((field) => said(a[field]) !== said(b[field]));
/** A company's data as one text, another one as soon as anything changes. */
export const editionOf = (company: Company): string => FIELDS.map((field) => said(company[field])).join("\u0000");

/** Whether somebody has said who sells: until then nothing may be offered. */
export const isSaid = (company: Company): boolean => company.name !== "";

/** Who may say it: who has the settings of the whole shop. */
export const editsCompany = ({ may, at }: Pick<Staff, "may" | "at">): boolean => may.has("settings") && at === null;

/** One line: `Via Immaginaria 31, 20144 Milano (MI)`. */
export const companyAddress = ({ street, postcode, city, province }: Pick<Company, "street" | "postcode" | "city" | "province">): string => `${street}, ${postcode} ${city}${province ? ` (${province})` : ""}`;
