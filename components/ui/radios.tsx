import type { ChangeEventHandler, ReactNode } from "react";
import { FieldError } from "./field";

export type RadioOption = {
  readonly value: string;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  /** At the right of a row: a price, "Free". */
  readonly aside?: ReactNode;
  /** Gone for now: stays selectable, dashed, and its detail tells when it returns. */
  readonly gone?: boolean | undefined;
  readonly disabled?: boolean | undefined;
};

export type RadiosProps<Option extends RadioOption = RadioOption> = {
  /** What is chosen here; hidden from sight with `quietLegend` where a heading says it already. */
  readonly legend: ReactNode;
  readonly quietLegend?: boolean | undefined;
  readonly name: string;
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  readonly defaultValue?: string | undefined;
  readonly onChange?: ChangeEventHandler<HTMLInputElement> | undefined;
  readonly required?: boolean | undefined;
  readonly error?: string | undefined;
  readonly className?: string | undefined;
};

type Mark = Pick<RadiosProps, "name" | "value" | "defaultValue" | "onChange" | "required">;

function Radio({ mark, option, className }: { readonly mark: Mark; readonly option: RadioOption; readonly className: string }) {
  const { name, value, defaultValue, onChange, required } = mark;
  const chosen = value === undefined ? { defaultChecked: defaultValue === option.value } : { checked: value === option.value };
  return (
    <input
      type="radio"
      className={className}
      name={name}
      value={option.value}
      disabled={option.disabled}
      required={required}
      onChange={onChange}
      {...chosen}
    />
  );
}

function Group({ props, children }: { readonly props: RadiosProps; readonly children: ReactNode }) {
  const errorId = props.error ? `${props.name}-error` : undefined;
  return (
    <fieldset className={props.className} aria-describedby={errorId}>
      <legend className={props.quietLegend ? "sr-only" : "group-name"}>{props.legend}</legend>
      {children}
      {errorId ? <FieldError id={errorId}>{props.error}</FieldError> : null}
    </fieldset>
  );
}

/** Rows with a radio, words and something at the right: how to get it, how to pay. `open` gives what an option unfolds below its row. */
export function RadioRows(props: RadiosProps & { readonly open?: (value: string) => ReactNode; readonly end?: boolean }) {
  return (
    <Group props={props}>
      <div className={props.end ? "opts end" : "opts"}>
        {props.options.map((option) => (
          <div key={option.value} className={props.open ? "border-b border-line" : "contents"}>
            <label className={props.open ? "opt border-0" : "opt"}>
              <Radio mark={props} option={option} className="check" />
              <span>
                <b className="t block">{option.label}</b>
                {option.detail ? <span className="cap block">{option.detail}</span> : null}
              </span>
              {option.aside ? <span className="price">{option.aside}</span> : null}
            </label>
            {props.open?.(option.value)}
          </div>
        ))}
      </div>
    </Group>
  );
}

/** Boxes beside each other: sizes, ways of delivery in a line. `columns` is a grid class, three abreast by default. */
export function RadioCards(props: RadiosProps & { readonly columns?: string | undefined }) {
  return (
    <Group props={props}>
      <div className={`grid gap-2 ${props.columns ?? "grid-cols-2 sm:grid-cols-3"}`}>
        {props.options.map((option) => (
          <label key={option.value} className={option.gone ? "size gone" : "size"}>
            <Radio mark={props} option={option} className="sr-only" />
            {option.label}
            {option.detail ? <small>{option.detail}</small> : null}
          </label>
        ))}
      </div>
    </Group>
  );
}

export type SwatchOption = RadioOption & { /** A CSS colour. */ readonly colour: string };

/** Colours to choose from; the name of each is read out, and the legend shows the chosen one. */
export function Swatches(props: RadiosProps<SwatchOption>) {
  return (
    <Group props={props}>
      <div className="-ml-[6px] flex flex-wrap gap-2">
        {props.options.map((option) => (
          <label key={option.value} className={option.gone ? "swatch gone" : "swatch"} style={{ "--c": option.colour } as object} title={typeof option.label === "string" ? option.label : undefined}>
            <Radio mark={props} option={option} className="sr-only" />
            <i />
            <span className="sr-only">
              {option.label}
              {option.detail ? <>, {option.detail}</> : null}
            </span>
          </label>
        ))}
      </div>
    </Group>
  );
}
