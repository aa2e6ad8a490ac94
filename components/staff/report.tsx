type Line = { readonly word: string; readonly figure: string; readonly loud?: boolean };
type Props = { readonly view: readonly { readonly title: string; readonly lines: readonly Line[] }[] };

/** A drawer's report, part by part: on the screen, and on a roll of paper. */
export function Report({ view }: Props) {
  return (
    <div className="report">
      {view.map(({ title, lines }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>
            {lines.map(({ word, figure, loud }) => (
              <div key={word} className={loud ? "report-loud" : undefined}>
                <dt>{word}</dt>
                <dd>{figure}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
