"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { SearchIcon } from "@/components/ui/icons";
import { NavIcon } from "./nav-icon";
import { PaletteList } from "./palette-list";
import type { FoundThing, OfficeGroup } from "./types";
import { useOfficeKeys } from "./use-office-keys";

export type PaletteWords = { readonly open: string; readonly label: string; readonly pages: string; readonly order: string; readonly product: string; readonly none: string; readonly away: string; readonly looking: string; readonly hint: string };
type Props = { readonly groups: readonly OfficeGroup[]; readonly words: PaletteWords; /** Where the same is found without a script. */ readonly href: string };

const DEBOUNCE_MS = 120;

/** Finds anything in the office and leads there, from any page: Ctrl K or a press; arrows choose, Enter goes. */
export function Palette({ groups, words, href }: Props) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<readonly FoundThing[] | "away">([]);
  const [looking, setLooking] = useState(false);
  const open = () => dialog.current?.open || dialog.current?.showModal();
  useOfficeKeys(groups, open);

  useEffect(() => {
    const stop = new AbortController();
    if (typed.trim().length < 2) return () => stop.abort();
    const timer = setTimeout(async () => {
      setLooking(true);
      try {
        const answer = await fetch(`/api/office/find?q=${encodeURIComponent(typed.trim().slice(0, 120))}`, { signal: stop.signal });
        setFound(answer.ok ? ((await answer.json()) as { value: readonly FoundThing[] }).value : "away");
        setLooking(false);
      } catch {
        if (!stop.signal.aborted) setFound("away");
      }
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed]);

  const said = typed.trim().toLocaleLowerCase();
  const pages = groups.flatMap(({ links }) => links).filter(({ label }) => label.toLocaleLowerCase().includes(said));
  const things = said.length < 2 || found === "away" ? [] : found;
  const rows = [
    ...pages.map(({ href: to, label, icon }) => ({ group: words.pages, href: to, label, detail: "", icon: <NavIcon name={icon} /> })),
    ...things.map(({ is, href: to, label, detail }) => ({ group: words[is], href: to, label, detail, icon: <NavIcon name={is === "order" ? "orders" : "products"} /> })),
  ];
  const go = (to: string) => {
    dialog.current?.close();
    router.push(to);
  };
  return (
    <>
      <Link
        className="palette-open"
        href={href}
        prefetch={false}
        onClick={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <SearchIcon small />
        <span className="grow">{words.open}</span>
        <kbd>Ctrl K</kbd>
      </Link>
      <dialog ref={dialog} className="palette" aria-label={words.label} closedby="any" onClose={() => setTyped("")}>
        <PaletteList
          rows={rows}
          typed={typed}
          onType={(text) => {
            setTyped(text);
            if (text.trim().length < 2) setFound([]);
          }}
          onGo={go}
          busy={looking}
          note={said.length >= 2 && found === "away" ? words.away : rows.length > 0 ? null : looking ? words.looking : words.none}
          words={words}
        />
      </dialog>
    </>
  );
}
