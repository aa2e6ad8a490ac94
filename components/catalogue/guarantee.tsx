import Link from "next/link";
import { Qr } from "@/components/ui/qr";
import type { Locale } from "@/lib/core/who";
import type { Say } from "./card";

/** The Union's page on consumer guarantees, which the notice points to. */
const YOUR_EUROPE = "https://europa.eu/youreurope/citizens/consumers/shopping/guarantees-returns/index";

/**
 * The harmonised notice on the legal guarantee of conformity: its heading, its three statements and its code, in words
 * (Directive (EU) 2024/825; Implementing Regulation (EU) 2025/1960, Annex I).
 */
export function Guarantee({ t, more, locale }: { readonly t: Say; readonly more: string; readonly locale: Locale }) {
  return (
    <div className="eu-notice">
      <div>
        <p className="h3">{t("guarantee.heading")}</p>
        <p className="small mt-2 max-w-[54ch]">{t("guarantee.years")}</p>
        <p className="small mt-2 max-w-[54ch]">{t("guarantee.rights")}</p>
        <p className="small mt-2 max-w-[54ch]">{t("guarantee.beyond")}</p>
        <p className="small mt-3">
          <Link className="link" href={more}>
            {t("guarantee.more")}
          </Link>
        </p>
      </div>
      <a href={`${YOUR_EUROPE}_${locale}.htm`} rel="noreferrer">
        <Qr text={`${YOUR_EUROPE}_${locale}.htm`} label={t("guarantee.code")} className="w-28" />
      </a>
    </div>
  );
}
