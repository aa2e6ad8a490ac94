import { companyAddress } from "@/lib/company/rules";
import type { Company } from "@/lib/company/types";

/** Who sells, as the law wants it named: an address block. */
export function SellerAddress({ company, vat, phone, certified }: { readonly company: Company; readonly vat: string; readonly phone: string; readonly certified: string }) {
  return (
    <address>
      {company.name}
      <br />
      {companyAddress(company)}
      <br />
      {vat} {[company.vatNumber, company.register, company.capital].filter(Boolean).join(" · ")}
      <br />
      {company.email}
      <br />
      {phone} {company.phone}
      {company.certifiedEmail ? <><br />{certified} {company.certifiedEmail}</> : null}
    </address>
  );
}
