import "server-only";
import { departmentRows } from "@/lib/catalogue/edit-departments";
import { makerRows } from "@/lib/catalogue/edit-makers";
import type { RangeRule } from "@/lib/catalogue/ranges/types";
import { COLOURS, type Family, MATERIALS } from "@/lib/catalogue/rules";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { words } from "@/lib/request/wording";

/** How a rule is said in one line; what asks nothing is left out. */
export async function ruleWords(locale: Locale): Promise<(rule: RangeRule) => string> {
  const t = words(locale, "admin-collections");
  const [departments, makers] = await Promise.all([departmentRows(), makerRows()]);
  const named = (families: readonly Family[], keys: readonly string[]) => families.filter(({ key }) => keys.includes(key)).map(({ name }) => inLocale(name, locale)).join(", ");
  return (rule) => {
    const department = departments.find(({ handle }) => handle === rule.category);
    const price = (name: "from" | "to", amount: RangeRule["priceFrom"]) => (amount === null ? [] : [t(`says.${name}`, { price: sayMoney(amount, "EUR", locale) })]);
    return [
      ...(rule.category === null ? [] : [department ? inLocale(department.name, locale) : rule.category]),
      ...makers.filter(({ id }) => id === rule.maker).map(({ name }) => name),
      ...price("from", rule.priceFrom), ...price("to", rule.priceTo),
      ...(rule.reduced ? [t("says.reduced")] : []),
      ...(rule.inStock ? [t("says.inStock")] : []),
      ...(rule.newDays === null ? [] : [t("says.newDays", { days: rule.newDays })]),
      ...[named(COLOURS, rule.colours), named(MATERIALS, rule.materials)].filter((text) => text !== ""),
    ].join(" · ") || t("says.nothing");
  };
}
