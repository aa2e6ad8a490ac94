import type { TillParked } from "./till-view";
import type { TillWords } from "./till-words";

/** Baskets that were put aside, or left: any till of the store takes them up. */
export function TillParkedList({ parked, words, take, busy }: { readonly parked: readonly TillParked[]; readonly words: TillWords; readonly take: (id: string) => void; readonly busy: boolean }) {
  return (
    <section className="till-parked" aria-label={words.parked.title}>
      <h2>{words.parked.title}</h2>
      {parked.length === 0 ? <p>{words.parked.none}</p> : null}
      <ul>
        {parked.map((one) => (
          <li key={one.id}>
            <button type="button" disabled={busy} onClick={() => take(one.id)}>
              <b>{one.name}</b>
              <span>
                {one.pieces} · {one.at}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
