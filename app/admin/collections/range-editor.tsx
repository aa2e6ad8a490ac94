import { RangeForm, type RangeWords } from "@/components/office/range-form";
import { FieldEdits } from "@/components/office/product-edits";
import { StateWord } from "@/components/office/state-word";
import { addresses } from "@/components/shop/addresses";
import { ButtonLink } from "@/components/ui/button-link";
import { inTree } from "@/lib/catalogue/departments/rules";
import { departmentRows } from "@/lib/catalogue/edit-departments";
import { makerRows } from "@/lib/catalogue/edit-makers";
import { rangeHash } from "@/lib/catalogue/edit-range";
import { rangeHistory, rangeItemsOf, titlesOf } from "@/lib/catalogue/ranges/reads";
import { ASKS_NOTHING, type EditedRange } from "@/lib/catalogue/ranges/rules";
import type { Range, RangeRule } from "@/lib/catalogue/ranges/types";
import { COLOURS, MATERIALS } from "@/lib/catalogue/rules";
import type { Answered } from "@/lib/core/form";
import type { ProductId } from "@/lib/core/id";
import { sayFigure } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { lookAtRule } from "@/lib/office/ranges";
import { keptAnswer } from "@/lib/request/kept-answer";
import { textsOf, words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";
import { begin, save } from "./actions";
import { ruleWords } from "./say-rule";

type Props = { readonly opened: { readonly range: Range; readonly edited: EditedRange } | null; readonly locale: Locale };

/** A collection, or the form of a new one: beside what is written, what it would hold, and what was changed before. */
export async function RangeEditor({ opened, locale }: Props) {
  const t = words(locale, "admin-collections");
  const range = opened?.range ?? null;
  const [departments, makers, items, history, say, answered] = await Promise.all([departmentRows(), makerRows(), range ? rangeItemsOf(range.id) : [], range ? rangeHistory(range.id) : [], ruleWords(locale), keptAnswer<Answered>("range")]);
  const rule = range?.rule ?? ASKS_NOTHING;
  const named = await titlesOf(history.flatMap(({ field, before, after }) => (field === "items" ? [before, after].flatMap((ids) => (Array.isArray(ids) ? (ids as ProductId[]) : [])) : [])));
  const titles = (ids: unknown): string => (Array.isArray(ids) ? ids.map((id) => inLocale(named.get(String(id)) ?? { it: String(id), en: "" }, locale)).join("\n") : "");
  const readable = (field: string, value: unknown): unknown =>
    value === null ? null : field === "rule" ? say(value as RangeRule) : field === "items" ? titles(value) : field === "kind" ? t(`kinds.${String(value)}`) : field === "published" ? t(`states.${value === true ? "published" : "hidden"}`) : value;
  const choices = (families: typeof COLOURS) => families.map(({ key, name, swatch }) => ({ value: key, label: inLocale(name, locale), swatch }));
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar">
          <h1 className="h2">{range ? inLocale(range.name, locale) : t("new")}</h1>
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1 small">
            {range ? <StateWord tone={range.published ? "good" : "quiet"}>{t(`states.${range.published ? "published" : "hidden"}`)}</StateWord> : null}
            {range?.published ? <a className="link" href={addresses(locale).range(range.handle)}>{t("onWeb")}</a> : null}
            <ButtonLink look="outlined" size="small" href="/admin/collections">{t("all")}</ButtonLink>
          </span>
        </div>
        <RangeForm
          action={range ? save : begin} answered={answered} range={range} rule={rule} seen={opened ? rangeHash(opened.edited) : ""}
          prices={{ from: rule.priceFrom === null ? "" : sayFigure(rule.priceFrom, "EUR", locale), to: rule.priceTo === null ? "" : sayFigure(rule.priceTo, "EUR", locale) }}
          items={items.map(({ id, title, stem, offered }) => ({ id, title: inLocale(title, locale), stem, offered }))}
          departments={inTree(departments).map(({ row, level }) => ({ value: row.handle, label: `${"– ".repeat(level)}${inLocale(row.name, locale)}` }))}
          makers={makers.map(({ id, name }) => ({ value: id, label: name }))}
          colours={choices(COLOURS)} materials={choices(MATERIALS)}
          look={await lookAtRule(rule, locale, new Date())} locale={locale}
          words={textsOf(locale, "admin-collections")["editor"] as unknown as RangeWords}
        >
          {range ? (
            <section aria-labelledby="edits" className="editor-edits">
              <h2 id="edits" className="h3">{t("edits.title")}</h2>
              <FieldEdits edits={history.map((edit) => ({ ...edit, field: edit.field === "published" ? "state" : edit.field, before: readable(edit.field, edit.before), after: readable(edit.field, edit.after) }))} locale={locale} t={t} />
            </section>
          ) : null}
        </RangeForm>
      </main>
    </OfficeFrame>
  );
}
