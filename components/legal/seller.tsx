import { SELLER } from "@/lib/core/seller";

/** Who sells, as the law wants it named: an address block. */
export function SellerAddress({ vat, phone, certified }: { readonly vat: string; readonly phone: string; readonly certified: string }) {
  return (
    <address>
      {SELLER.name}
      <br />
      {SELLER.street}, {SELLER.postcode} {SELLER.city} ({SELLER.province})
      <br />
      {vat} {SELLER.vatNumber} · {SELLER.register}
      <br />
      {SELLER.email}
      <br />
      {phone} {SELLER.phone}
      <br />
      {certified} {SELLER.certifiedEmail}
    </address>
  );
}
