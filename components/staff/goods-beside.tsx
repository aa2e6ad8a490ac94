import Link from "next/link";
import { LinePicture } from "../orders/line-picture";

type Item = { readonly href: string; readonly title: string; readonly choice: string; readonly swatch: string | null; readonly picture: string | null; readonly amount: string | null; readonly text: string; readonly here: boolean; readonly current: boolean };

/** The other colours and sizes of a thing, with what is here of each. */
export function GoodsVariants({ title, items }: { readonly title: string; readonly items: readonly Item[] }) {
  return (
    <section className="staff-part" aria-label={title}>
      <h2>{title}</h2>
      <ul className="goods-variants">
        {items.map(({ href, choice, title: name, swatch, text, here, current }) => (
          <li key={href}>
            <Link href={href} prefetch={false} aria-current={current ? "true" : undefined} className={here ? undefined : "goods-none"}>
              {swatch ? <i className="goods-swatch" style={{ background: swatch }} /> : null}
              <span>
                <b>{choice || name}</b>
                {text}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What else could be shown to somebody who wanted this. */
export function GoodsSimilar({ title, items }: { readonly title: string; readonly items: readonly Item[] }) {
  return (
    <section className="staff-part" aria-label={title}>
      <h2>{title}</h2>
      <ul className="goods-similar">
        {items.map(({ href, title: name, choice, picture, amount, text }) => (
          <li key={href}>
            <Link href={href} prefetch={false}>
              <span className="well">
                <LinePicture stem={picture} sizes="64px" />
              </span>
              <span>
                <b>{name}</b>
                {[choice, amount].filter(Boolean).join(" · ")}
                <small>{text}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
