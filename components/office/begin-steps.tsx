import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { TickIcon } from "@/components/ui/icons";

export type BeginStep = { readonly key: string; readonly title: string; readonly text: string; readonly done: boolean; /** The one to do now. */ readonly next: boolean; readonly href: string; readonly go: string };
type Beside = { readonly key: string; readonly on: boolean; readonly title: string; readonly text: string };
type Words = { readonly done: string; readonly beside: string; readonly besideText: string; readonly colleagues: string; readonly colleaguesText: string; readonly colleaguesGo: string };
type Props = { readonly lead: string; readonly steps: readonly BeginStep[]; readonly beside: readonly Beside[]; /** Nobody else works here yet. */ readonly alone: boolean; readonly words: Words };

/** The steps of a new shop: what is done is quiet, the one to do now is large, the others wait their turn but may be done. */
export function BeginSteps({ lead, steps, beside, alone, words }: Props) {
  return (
    <div className="begin">
      <section aria-label={lead}>
        <p className="text-ink-2 max-w-[62ch]">{lead}</p>
        <ol className="begin-steps">
          {steps.map(({ key, title, text, done, next, href, go }, i) => (
            <li key={key} data-done={done ? "" : undefined} data-next={next ? "" : undefined} aria-current={next ? "step" : undefined}>
              <span className="begin-mark num" aria-hidden="true">{done ? <TickIcon small /> : i + 1}</span>
              <div>
                <h2 className="t">{done || next ? title : <Link className="quiet" href={href} prefetch={false}>{title}</Link>}{done ? <span className="sr-only">, {words.done}</span> : null}</h2>
                {done ? null : <p className="small text-ink-2 max-w-[62ch]">{text}</p>}
                {next ? <p className="mt-3"><ButtonLink size="small" href={href}>{go}</ButtonLink></p> : null}
              </div>
              {done ? <Link className="small link" href={href} prefetch={false}>{go}</Link> : null}
            </li>
          ))}
        </ol>
      </section>
      <aside className="begin-aside">
        <h2 className="t">{words.beside}</h2>
        <p className="small text-ink-2">{words.besideText}</p>
        <dl className="begin-beside">
          {beside.map(({ key, on, title, text }) => (
            <div key={key}>
              <dt><span className="begin-dot" data-on={on ? "" : undefined} aria-hidden="true" />{title}</dt>
              <dd className="small text-ink-2">{text}</dd>
            </div>
          ))}
        </dl>
        {alone ? (
          <>
            <h2 className="t">{words.colleagues}</h2>
            <p className="small text-ink-2">{words.colleaguesText}</p>
            <p><Link className="small link" href="/admin/people" prefetch={false}>{words.colleaguesGo}</Link></p>
          </>
        ) : null}
      </aside>
    </div>
  );
}
