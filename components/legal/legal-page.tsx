import Link from "next/link";
import type { ReactNode } from "react";
import { addresses } from "@/components/shop/addresses";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { TOPICS, type Topic } from "@/lib/core/topics";
import type { Locale } from "@/lib/core/who";
import type { LegalText } from "./text";

type Props = {
  readonly text: LegalText;
  readonly topic: Topic;
  readonly locale: Locale;
  readonly home: string;
  readonly t: (key: string) => string;
  /** Above the clauses: the harmonised notice. */
  readonly first?: ReactNode;
};

/** A page of law or help: what it says in short, its clauses, and the way to the others. */
export function LegalPage({ text, topic, locale, home, t, first }: Props) {
  const at = addresses(locale);
  return (
    <main id="main" tabIndex={-1} className="wrap pt-4 pb-8 lg:pt-8">
      <Breadcrumbs label={t("crumbs")} crumbs={[{ label: home, href: at.home }, { label: text.title, href: at.info(topic) }]} />
      <h1 className="h1 mt-6 lg:mt-10">{text.title}</h1>
      <p className="lead mt-4 max-w-[50ch]">{text.lead}</p>
      <div className="grid-12 mt-10 items-start gap-y-10 lg:mt-16">
        <nav className="no-print col-span-4 lg:sticky lg:top-8 lg:col-span-3" aria-label={t("contents")}>
          <p className="t mb-2">{t("contents")}</p>
          <ul className="small text-ink-2">
            {text.clauses.map(({ id, title }) => (
              <li key={id}>
                <a className="quiet inline-block py-1" href={`#${id}`}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="col-span-4 lg:col-span-8 lg:col-start-5">
          <div className="mb-10 max-w-[66ch]">
            <Notice tone="warn">
              {t("draft")} <span className="text-ink-2">{t("updated")}.</span>
            </Notice>
          </div>
          {first ? <div className="mb-12 max-w-[66ch]">{first}</div> : null}
          <div className="prose">
            {text.clauses.map(({ id, title, body }) => (
              <section key={id} aria-labelledby={id}>
                <h2 id={id} className="h3">
                  {title}
                </h2>
                {body}
              </section>
            ))}
          </div>
          <nav className="no-print rule mt-16 max-w-[66ch] pt-6" aria-label={t("more")}>
            <ul className="small flex flex-wrap gap-x-6 gap-y-1">
              {TOPICS.filter((each) => each !== topic).map((each) => (
                <li key={each}>
                  <Link className="quiet inline-block py-1" href={at.info(each)}>
                    {t(`titles.${each}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </main>
  );
}
