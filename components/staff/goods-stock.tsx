import { AskIcon, LikelyIcon, SureIcon, TruckIcon } from "../ui/icons";

type Row = { readonly key: string; readonly pieces: number; readonly name: string; readonly bin: string | null; readonly text: string; readonly confidence: "sure" | "likely" | "check" | "coming" | null };
type Props = { readonly rows: readonly Row[]; readonly title: string; readonly words: Readonly<Record<"sure" | "likely" | "check" | "coming", string>> };

const ICONS = { sure: SureIcon, likely: LikelyIcon, check: AskIcon, coming: TruckIcon };

/** Where pieces lie that may still be sold, and how far the figure is to be believed. */
export function GoodsStock({ rows, title, words }: Props) {
  return (
    <table className="goods-stock">
      <caption className="sr-only">{title}</caption>
      <tbody>
        {rows.map(({ key, pieces, name, bin, text, confidence }) => {
          const Icon = confidence ? ICONS[confidence] : null;
          return (
            <tr key={key} className={pieces === 0 ? "goods-none" : undefined}>
              <td className="goods-pieces">{pieces}</td>
              <th scope="row">
                {name}
                {bin ? (
                  <>
                    , <span className="mono">{bin}</span>
                  </>
                ) : null}
                <small>{text}</small>
              </th>
              <td>
                {Icon && confidence ? (
                  <span className={`goods-sure goods-${confidence}`}>
                    <Icon />
                    {words[confidence]}
                  </span>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
