import type { ReactNode } from "react";
import Link from "next/link";
import { sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Wording } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import type { Level, Movement, StockRow } from "@/lib/office/stock";
import { SidePanel } from "./side-panel";

type Props = { readonly row: StockRow & { readonly handle: string }; readonly moved: readonly Movement[]; readonly places: readonly Place[]; readonly close: string; readonly locale: Locale; readonly names: Wording; readonly t: Wording; /** What may be decided about it. */ readonly children: ReactNode };
const ROME = "Europe/Rome";
const piecesOf = ({ onHand, held, inTransit, damaged, kept }: Level, column: "onHand" | "held" | "free" | "kept" | "coming" | "damaged"): number => ({ onHand, held, free: onHand - held, kept, coming: inTransit, damaged })[column];
const signed = (pieces: number): string => (pieces > 0 ? `+${pieces}` : pieces < 0 ? `−${-pieces}` : "0");

/** A variant beside the table of stock: what each place has of it, and its latest movements with their cause. */
export function StockPanel({ row, moved, places, close, locale, names, t, children }: Props) {
  const nameOf = (id: string) => places.find((place) => place.id === id)?.name ?? "";
  const seen = (["onHand", "held", "free", "kept", "coming", "damaged"] as const).filter((column) => ["onHand", "held", "free"].includes(column) || row.levels.some((level) => piecesOf(level, column) > 0));
  const title = [row.title, ...row.chosen].map((text) => inLocale(text, locale)).join(", ");
  return (
    <SidePanel title={title} under={<span className="code">{row.sku}</span>} close={close} closeWord={t("close")}>
      <p className="small">
        <Link className="link" href={`/admin/products?open=${encodeURIComponent(row.handle)}`} prefetch={false}>{names("detail.product")}</Link>
      </p>
      <table className="panel-table num">
        <thead>
          <tr>
            <th scope="col">{names("detail.place")}</th>
            {seen.map((column) => <th key={column} scope="col" className="figure">{names(`detail.${column}`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {row.levels.toSorted((a, b) => b.onHand - a.onHand).map((level) => (
            <tr key={level.locationId}>
              <th scope="row">{nameOf(level.locationId)}</th>
              {seen.map((column) => <td key={column} className={`figure${piecesOf(level, column) === 0 ? " text-ink-3" : ""}`}>{piecesOf(level, column)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {children}
      <h3 className="h3">{names("detail.movements")}</h3>
      <table className="panel-table num">
        <thead>
          <tr>
            <th scope="col">{names("detail.when")}</th>
            <th scope="col">{names("detail.what")}</th>
            <th scope="col" className="figure">{names("detail.pieces")}</th>
          </tr>
        </thead>
        <tbody>
          {moved.map(({ at, locationId, kind, onHandBy, heldBy, by }, i) => (
            <tr key={i}>
              <td className="whitespace-nowrap text-ink-2">{`${sayDay(at, locale, ROME)}, ${sayTime(at, locale, ROME)}`}</td>
              <td>
                {by ? names("detail.by", { what: names(`kinds.${kind}`), by }) : names(`kinds.${kind}`)}
                <span className="block text-ink-2">{nameOf(locationId)}</span>
              </td>
              <td className="figure">{onHandBy === 0 && heldBy !== 0 ? <span className="text-ink-2">{`(${signed(heldBy)})`}</span> : signed(onHandBy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SidePanel>
  );
}
