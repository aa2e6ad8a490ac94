"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Field, Select } from "@/components/ui/field";
import type { Range, RangeRule } from "@/lib/catalogue/ranges/types";
import type { Answered } from "@/lib/core/form";
import { counted, fill, type Counted } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/who";
import type { RangeLook } from "@/lib/office/types";
import { EditorForm } from "./editor-form";
import { type Chosen, RangeItems, type RangeItemsWords } from "./range-items";

type Choice = { readonly value: string; readonly label: string; readonly swatch?: string | null };
export type RangeWords = RangeItemsWords & Readonly<Record<"save" | "unsaved" | "name" | "lead" | "it" | "en" | "handle" | "handleText" | "state" | "published" | "hidden" | "kind" | "byRule" | "byHand" | "rule" | "ruleText" | "category" | "maker" | "any" | "from" | "to" | "newDays" | "reduced" | "inStock" | "colours" | "materials" | "hand" | "holds" | "nothingYet" | "empty" | "more" | "notAsked", string>> & { readonly things: Counted };
type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  /** Null: a new one. */
  readonly range: Range | null;
  readonly rule: RangeRule;
  readonly seen: string;
  /** The rule's prices as people write them. */
  readonly prices: { readonly from: string; readonly to: string };
  readonly items: readonly Chosen[];
  readonly departments: readonly Choice[];
  readonly makers: readonly Choice[];
  readonly colours: readonly Choice[];
  readonly materials: readonly Choice[];
  readonly look: RangeLook;
  readonly locale: Locale;
  readonly words: RangeWords;
  readonly children: ReactNode;
};
const SETTLE_MS = 350;

/** A collection as it is written, and beside it what it holds while it is. */
export function RangeForm({ action, answered, range, rule, seen, prices, items, departments, makers, colours, materials, look, locale, words, children }: Props) {
  const [shown, setShown] = useState<RangeLook | null>(look);
  const [kind, setKind] = useState(answered?.typed["kind"] ?? range?.kind ?? "rule");
  const [moved, setMoved] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const timer = useRef(0);
  const asked = useRef(0);
  const ask = () => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const form = around.current?.querySelector("form");
      if (!form) return;
      const query = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string" && value !== "" && /^(category|maker|from|to|newDays|reduced|inStock|colour\..+|material\..+)$/.test(name)) query.set(name, value);
      const round = ++asked.current;
      fetch(`/api/office/ranges?${query}`)
        .then(async (answer) => (answer.ok ? ((await answer.json()) as { value: RangeLook | null }).value : null))
        .catch(() => null)
        .then((next) => (round === asked.current ? setShown(next) : undefined));
    }, SETTLE_MS);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const said = kind === "hand" ? items.filter(({ offered }) => offered).length : shown?.total;
  return (
    <div ref={around} className="editor" onInput={ask}>
      <EditorForm name="range" action={action} answered={answered} hidden={{ id: range?.id ?? "", seen }} words={words} touched={moved}>
        {(answer) => {
          const value = (name: string, own: string) => (answer.done ? undefined : answer.typed[name]) ?? own;
          const line = (name: string, label: string, own: string, more: object = {}) => <Field key={name} name={name} label={label} defaultValue={value(name, own)} autoComplete="off" error={answer.problems[name]} {...more} />;
          const tick = (name: string, label: ReactNode, on: boolean) => <label key={name} className="range-tick"><input type="checkbox" name={name} defaultChecked={on} />{label}</label>;
          const families = (name: string, label: string, all: readonly Choice[], chosen: readonly string[]) => (
            <fieldset className="range-ticks">
              <legend className="field-name">{label}</legend>
              {all.map((one) => tick(`${name}.${one.value}`, <>{one.swatch ? <i className="range-swatch" style={{ background: one.swatch }} /> : null}{one.label}</>, chosen.includes(one.value)))}
            </fieldset>
          );
          return (
            <>
              <div className="editor-pair">{line("it", `${words.name} · ${words.it}`, range?.name.it ?? "", { lang: "it" })}{line("en", `${words.name} · ${words.en}`, range?.name.en ?? "", { lang: "en" })}</div>
              <div className="editor-pair">{line("leadIt", `${words.lead} · ${words.it}`, range?.lead.it ?? "", { lang: "it" })}{line("leadEn", `${words.lead} · ${words.en}`, range?.lead.en ?? "", { lang: "en" })}</div>
              <div className="editor-facts editor-wide">
                <Select name="published" label={words.state} defaultValue={value("published", range?.published ? "yes" : "")}>
                  <option value="">{words.hidden}</option>
                  <option value="yes">{words.published}</option>
                </Select>
                <Select name="kind" label={words.kind} defaultValue={value("kind", kind)} onChange={(event) => setKind(event.target.value === "hand" ? "hand" : "rule")}>
                  <option value="rule">{words.byRule}</option>
                  <option value="hand">{words.byHand}</option>
                </Select>
                {range ? null : line("handle", words.handle, "", { hint: words.handleText })}
              </div>
              <fieldset className="range-part" hidden={kind === "hand"}>
                <legend className="h3">{words.rule}</legend>
                <p className="small text-ink-2">{words.ruleText}</p>
                <div className="editor-facts editor-wide">
                  {([["category", words.category, departments, rule.category], ["maker", words.maker, makers, rule.maker]] as const).map(([name, label, all, chosen]) => (
                    <Select key={name} name={name} label={label} defaultValue={value(name, chosen ?? "")} error={answer.problems[name]}>
                      <option value="">{words.any}</option>
                      {all.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
                    </Select>
                  ))}
                  {line("from", words.from, prices.from, { inputMode: "decimal" })}
                  {line("to", words.to, prices.to, { inputMode: "decimal" })}
                  {line("newDays", words.newDays, rule.newDays === null ? "" : String(rule.newDays), { inputMode: "numeric", maxLength: 3 })}
                </div>
                <div className="range-ticks">{tick("reduced", words.reduced, rule.reduced)}{tick("inStock", words.inStock, rule.inStock)}</div>
                {families("colour", words.colours, colours, rule.colours)}
                {families("material", words.materials, materials, rule.materials)}
              </fieldset>
              <fieldset className="range-part" hidden={kind !== "hand"}>
                <legend className="h3">{words.hand}</legend>
                <RangeItems key={seen} items={items} words={words} typed={value("add", "")} problem={answer.problems["add"]} onMoved={() => setMoved(true)} />
              </fieldset>
            </>
          );
        }}
      </EditorForm>
      <div className="range-aside">
        <section aria-labelledby="holds" className="range-look">
          <h2 id="holds" className="h3">{words.holds}</h2>
          <p className="range-count" role="status">{said === undefined ? words.notAsked : said === null ? words.nothingYet : counted(words.things, said, locale)}</p>
          {kind === "rule" && shown ? (
            <>
              <ol className="range-first">
                {shown.first.map(({ id, title, stem, price }) => (
                  <li key={id}><img src={`/media/${stem}-320.webp`} alt="" width={40} height={50} loading="lazy" /><span>{title}</span><span className="num">{price}</span></li>
                ))}
              </ol>
              {shown.total === 0 ? <p className="small text-ink-2">{words.empty}</p> : null}
              {shown.total !== null && shown.total > shown.first.length ? <p className="small text-ink-2">{fill(words.more, { count: shown.total - shown.first.length })}</p> : null}
            </>
          ) : null}
        </section>
        {children}
      </div>
    </div>
  );
}
