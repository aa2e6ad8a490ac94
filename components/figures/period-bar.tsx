import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { Wording } from "@/lib/core/wording";
import { type Period, PRESETS } from "@/lib/figures/types";

type Props = { readonly path: string; readonly period: Period; /** The period in words. */ readonly said: string; readonly today: string; readonly file: string | null; readonly t: Wording };

/** Which days are looked at: presets, days of one's own, and the same figures as a file. All of it is the address. */
export function PeriodBar({ path, period, said, today, file, t }: Props) {
  return (
    <div className="table-bar" role="group" aria-label={t("period.label")}>
      {PRESETS.map((preset) => (
        <Link key={preset} className="chip-btn" href={`${path}?period=${preset}`} prefetch={false} aria-current={period.preset === preset ? "true" : undefined}>
          {period.preset === preset ? <b>{t(`period.${preset}`)}</b> : t(`period.${preset}`)}
        </Link>
      ))}
      <details className="menu" name="table-menu" key={said}>
        <summary className="chip-btn">{period.preset === null ? <b>{said}</b> : t("period.own")}</summary>
        <form action={path} className="menu-list menu-form figures-dates">
          {(["from", "to"] as const).map((edge) => (
            <label key={edge} className="grid gap-1">
              <span className="small text-ink-2">{t(`period.${edge}`)}</span>
              <input className="input" type="date" name={edge} required min="2000-01-01" max={today} defaultValue={period[edge]} />
            </label>
          ))}
          <button type="submit" className={buttonClass({})}>{t("period.show")}</button>
        </form>
      </details>
      <span className="grow" />
      {file ? <a className="chip-btn" href={file} download>{t("file")}</a> : null}
    </div>
  );
}
