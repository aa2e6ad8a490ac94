import { Disclosure } from "@/components/ui/disclosure";
import { AlertIcon, NoticeIcon, TickIcon } from "@/components/ui/icons";
import type { Area, Finding } from "@/lib/health/types";

type Say = (key: string, values?: Record<string, string | number>) => string;
type Props = { readonly findings: readonly Finding[]; readonly areas: readonly Area[]; readonly t: Say };
type State = "good" | "bad" | "dark";
const ICONS = { good: TickIcon, bad: AlertIcon, dark: NoticeIcon };
const INK: Readonly<Record<State, string>> = { good: "text-good", bad: "text-bad", dark: "text-warn" };

/** Everything that is looked at, area by area: folded away while it holds. */
export function HealthAreas({ findings, areas, t }: Props) {
  const stateOf = (id: string): State => {
    const found = findings.find((f) => f.id === id);
    return !found || found.rows === null ? "dark" : found.rows > 0 ? "bad" : "good";
  };
  return (
    <section className="mt-12">
      <h2 className="h3 mb-3">{t("always")}</h2>
      {areas.map(({ key, all }, n) => {
        const good = all.filter(({ id }) => stateOf(id) === "good").length;
        const title = (
          <span className="flex flex-1 justify-between gap-4">
            {t(`areas.${key}`)}
            <span className={`small num ${good < all.length ? "text-bad" : "text-ink-2"}`}>{t("ofAll", { good, all: all.length })}</span>
          </span>
        );
        return (
          <Disclosure key={key} title={title} last={n === areas.length - 1}>
            <ul>
              {all.map(({ id, says, within }) => {
                const state = stateOf(id);
                const Icon = ICONS[state];
                return (
                  <li key={id} className="grid grid-cols-[1.5rem_2.75rem_minmax(0,1fr)] py-1.5">
                    <span className={INK[state]}>
                      <Icon small />
                      <span className="sr-only">{t(state)}</span>
                    </span>
                    <span className="code pt-0.5 text-ink-2">{id}</span>
                    <span className="small">
                      {says} {within !== null && within <= 60 ? <span className="whitespace-nowrap text-ink-2">({t("within", { minutes: within })})</span> : null}
                    </span>
                  </li>
                );
              })}
            </ul>
          </Disclosure>
        );
      })}
    </section>
  );
}
