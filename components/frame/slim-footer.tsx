import Link from "next/link";
import { opens } from "@/components/ui/dialog";
import { CONSENT_DIALOG } from "./consent-dialog";
import type { FooterPlaces } from "./footer";
import type { FrameWords } from "./words";

type SlimFooterProps = {
  readonly words: FrameWords["footer"];
  readonly to: Pick<FooterPlaces, "terms" | "privacy" | "withdraw" | "contact">;
  readonly company: string;
};

/** The footer of paying and of personal pages: who we are and what the law wants within reach. */
export function SlimFooter({ words, to, company }: SlimFooterProps) {
  return (
    <footer className="foot foot-slim no-print">
      <div className="wrap cap flex flex-wrap justify-between gap-x-8 gap-y-3">
        <p>
          {company} {words.vat}
        </p>
        <p className="flex flex-wrap gap-x-5 gap-y-2 whitespace-nowrap">
          {(["contact", "terms", "privacy", "withdraw"] as const).map((key) => (
            <Link key={key} className="cap link" href={to[key]}>
              {words[key]}
            </Link>
          ))}
          <button type="button" className="cap link" {...opens(CONSENT_DIALOG)}>
            {words.cookieChoices}
          </button>
        </p>
      </div>
    </footer>
  );
}
