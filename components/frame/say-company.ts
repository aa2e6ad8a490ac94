import { companyAddress } from "@/lib/company/rules";
import type { Company } from "@/lib/company/types";
import { fill } from "@/lib/core/fill";
import type { FrameWords } from "./words";

/** Name, seat and VAT number, as the law wants them on every page; of a demo, that nobody sells; nothing before somebody said it. */
export function sayCompany(company: Company, words: FrameWords["footer"]): string {
  if (company.demo) return fill(words.companyDemo, { shop: company.shop });
  return company.name ? fill(words.company, { seller: company.name, address: companyAddress(company), vatNumber: company.vatNumber }) : "";
}
