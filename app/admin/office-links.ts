import "server-only";
import type { OfficeGroup } from "@/components/office/types";
import { editsCompany } from "@/lib/company/rules";
import type { Locale } from "@/lib/core/who";
import { seesFigures } from "@/lib/figures/rules";
import { readsApprovals } from "@/lib/office/approvals";
import { readsAudit } from "@/lib/office/audit";
import { enrolsDevices } from "@/lib/office/devices";
import { seesCatalogue } from "@/lib/office/products";
import { seesReceipts } from "@/lib/office/receipts";
import { managesPeople } from "@/lib/people/rules";
import { managesCodes } from "@/lib/pricing/codes/rules";
import { words } from "@/lib/request/wording";
import type { Duties } from "@/lib/staff/types";

/** Where a colleague may go in the office, by what they do there; `key` is the letter after G. */
export function officeLinks({ may, at }: Duties, locale: Locale): readonly OfficeGroup[] {
  const t = words(locale, "office");
  const whole = at === null;
  const groups: readonly OfficeGroup[] = [
    {
      name: t("groups.orders"),
      links: [
        ...(may.has("hand-over") ? [{ href: "/admin/orders", label: words(locale, "admin-orders")("title"), icon: "orders", key: "o" } as const] : []),
        ...(may.has("refund") || may.has("audit") ? [{ href: "/admin/payments", label: words(locale, "admin-payments")("title"), icon: "payments", key: "m" } as const] : []),
      ],
    },
    {
      name: t("groups.catalogue"),
      links: [
        ...(seesCatalogue({ may })
          ? ([
              { href: "/admin/products", label: words(locale, "admin-products")("title"), icon: "products", key: "p" },
              { href: "/admin/prices", label: words(locale, "admin-prices")("title"), icon: "prices", key: "z" },
            { href: "/admin/stock", label: words(locale, "admin-stock")("title"), icon: "stock", key: "s" },
            ] as const)
          : []),
        ...(seesReceipts({ may }) ? [{ href: "/admin/receiving", label: words(locale, "admin-receiving")("title"), icon: "receiving", key: "w" } as const] : []),
        ...(may.has("import") && whole
          ? ([
              { href: "/admin/departments", label: words(locale, "admin-makers")("departments.title"), icon: "departments", key: "r" },
              { href: "/admin/collections", label: words(locale, "admin-collections")("title"), icon: "collections", key: "k" },
              { href: "/admin/makers", label: words(locale, "admin-makers")("makers.title"), icon: "makers", key: "b" },
            ] as const)
          : []),
        ...(managesCodes({ may, at }) ? [{ href: "/admin/codes", label: words(locale, "admin-codes")("title"), icon: "codes", key: "n" } as const] : []),
        ...(may.has("import") && whole ? [{ href: "/admin/imports", label: words(locale, "admin-imports")("title"), icon: "imports", key: "i" } as const] : []),
      ],
    },
    {
      name: t("groups.customers"),
      links: [
        ...(may.has("care") && whole ? [{ href: "/admin/care", label: words(locale, "admin-care")("title"), icon: "care", key: "c" } as const] : []),
        ...(may.has("read-messages") ? [{ href: "/admin/messages", label: t("messages.title"), icon: "messages", key: "l" } as const] : []),
      ],
    },
    {
      name: t("groups.people"),
      links: [
        ...(managesPeople({ may }) ? [{ href: "/admin/people", label: words(locale, "admin-people")("title"), icon: "people", key: "u" } as const] : []),
        ...(enrolsDevices({ may }) ? [{ href: "/admin/devices", label: words(locale, "admin-devices")("title"), icon: "devices", key: "d" } as const] : []),
        ...(readsApprovals({ may, at }) ? [{ href: "/admin/approvals", label: words(locale, "admin-approvals")("title"), icon: "approvals", key: "v" } as const] : []),
      ],
    },
    {
      name: t("groups.course"),
      links: [
        ...(seesFigures({ may }) ? [{ href: "/admin/figures", label: words(locale, "admin-figures")("title"), icon: "figures", key: "f" } as const] : []),
        ...(may.has("settings") ? [{ href: "/admin/places", label: words(locale, "admin-places")("title"), icon: "places", key: "y" } as const] : []),
        ...(editsCompany({ may, at }) ? [{ href: "/admin/settings", label: words(locale, "admin-settings")("title"), icon: "settings", key: "e" } as const] : []),
        ...(readsAudit({ may, at }) ? [{ href: "/admin/audit", label: words(locale, "admin-audit")("title"), icon: "audit", key: "a" } as const] : []),
        ...(may.has("see-health") && whole ? [{ href: "/admin/doctor", label: words(locale, "admin-doctor")("title"), icon: "health", key: "h" } as const] : []),
      ],
    },
  ];
  return groups.filter(({ links }) => links.length > 0);
}
