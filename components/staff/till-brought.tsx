import { AlertIcon, CrossIcon, ReturnIcon } from "../ui/icons";
import type { TillBrought } from "./till-view";
import type { TillWords } from "./till-words";
import type { Press } from "./use-till";

/** What comes back with the basket, taken when it is sold: each thing with what it gives, below what is sold. */
export function TillBroughtBack({ brought, words, act, frozen }: { readonly brought: TillBrought; readonly words: TillWords; readonly act: (press: Press) => void; readonly frozen: boolean }) {
  return (
    <section className="till-brought" aria-label={brought.title}>
      <header>
        <ReturnIcon />
        <h2>{brought.title}</h2>
        {frozen ? null : (
          <button type="button" className="icon-btn" aria-label={words.brought.remove} onClick={() => act({ act: "keep" })}>
            <CrossIcon />
          </button>
        )}
      </header>
      <ul>
        {brought.rows.map(({ name, amount }, i) => (
          <li key={i}>
            <span>{name}</span>
            <b>{amount}</b>
          </li>
        ))}
      </ul>
      {brought.problem ? (
        <p role="alert">
          <AlertIcon />
          <span>{brought.problem}</span>
        </p>
      ) : null}
    </section>
  );
}
