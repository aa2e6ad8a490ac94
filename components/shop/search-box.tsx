"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { FrameWords } from "@/components/frame/words";
import { SearchIcon } from "@/components/ui/icons";
import { Picture } from "@/components/ui/picture";
import type { Suggestion } from "@/lib/catalogue/types";
import { counted, type Counted } from "@/lib/core/fill";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { addresses } from "./addresses";

export type SearchBoxProps = {
  /** Needed only where it is looked for; else it has one of its own. */
  readonly id?: string | undefined;
  readonly action: string;
  readonly query?: string | undefined;
  readonly locale: Locale;
  readonly form: FrameWords["search"];
  readonly words: { readonly title: string; readonly close: string; readonly list: string; readonly department: string; readonly found: Counted; readonly none: string };
};

const PAUSE_MS = 160;

/** The search field with suggestions: a combobox (ARIA 1.2) that still is a plain form before any script runs. */
export function SearchBox({ id: given, action, query = "", locale, form, words }: SearchBoxProps) {
  const own = useId();
  const id = given ?? own;
  const router = useRouter();
  const [typed, setTyped] = useState(query);
  const [found, setFound] = useState<readonly Suggestion[] | null>(null);
  const [at, setAt] = useState(-1);
  const [open, setOpen] = useState(false);
  const asked = useRef("");
  const links = addresses(locale);
  const hrefOf = (s: Suggestion) => (s.is === "category" ? links.category(s.handle) : links.product(s.handle));
  const shown = open && found !== null && found.length > 0;

  useEffect(() => {
    const q = typed.trim();
    if (!open || q.length < 2) return setFound(null);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      asked.current = q;
      fetch(`/api/suggest?locale=${locale}&q=${encodeURIComponent(q)}`, { signal: stop.signal })
        .then(async (answer) => {
          if (!answer.ok || asked.current !== q) return;
          setFound(((await answer.json()) as { value: readonly Suggestion[] | null }).value);
          setAt(-1);
        })
        .catch(() => undefined); // typing on is always possible
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, open, locale]);

  const leave = (href: string) => {
    setOpen(false);
    for (const dialog of document.querySelectorAll<HTMLDialogElement>("dialog[open]")) dialog.close();
    router.push(href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = (found?.length ?? 0) - 1;
    if (event.key === "Escape" && shown) {
      event.preventDefault();
      setOpen(false);
    } else if (shown && event.key === "ArrowDown") {
      event.preventDefault();
      setAt(at >= last ? -1 : at + 1);
    } else if (shown && event.key === "ArrowUp") {
      event.preventDefault();
      setAt(at < 0 ? last : at - 1);
    } else if (shown && event.key === "Enter" && found[at]) {
      event.preventDefault();
      leave(hrefOf(found[at]));
    }
  };
  return (
    <form
      action={action}
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        leave(`${action}?${new URLSearchParams({ q: typed })}`);
      }}
      onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : setOpen(false))}
    >
      <label htmlFor={id} className="sr-only">
        {form.label}
      </label>
      <input
        id={id}
        name="q"
        type="search"
        className="input"
        placeholder={form.placeholder}
        value={typed}
        maxLength={200}
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="off"
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="icon-btn" aria-label={form.submit}>
        <SearchIcon />
      </button>
      <ul id={`${id}-list`} role="listbox" aria-label={words.list} className="suggestions" hidden={!shown}>
        {(found ?? []).map((each, place) => (
          // The field keeps the focus and its keys choose (ARIA 1.2 combobox), so an option has no keys of its own.
          <li key={`${each.is} ${each.handle}`} id={`${id}-${place}`} role="option" aria-selected={place === at} onMouseDown={(event) => event.preventDefault()} onClick={() => leave(hrefOf(each))}>
            {each.is === "product" ? (
              <span className="well r45 w-12 shrink-0">
                <Picture file={{ ...each.picture, name: each.picture.stem }} alt="" sizes="48px" />
              </span>
            ) : null}
            <span className="h3 min-w-0 flex-1 truncate text-[1.1875rem]!">{inLocale(each.is === "product" ? each.title : each.name, locale)}</span>
            {each.is === "product" ? <span className="price">{sayMoney(each.from, each.currency, locale)}</span> : <span className="cap">{words.department}</span>}
          </li>
        ))}
      </ul>
      <p className="sr-only" role="status">
        {open && found ? (found.length === 0 ? words.none : counted(words.found, found.length, locale)) : ""}
      </p>
    </form>
  );
}
