import type { ComponentProps } from "react";
import { AnsweredForm } from "@/app/answered-form";
import { addressFields } from "@/components/account/address-fields";
import { ChooseRow } from "@/components/orders/choose-row";
import type { Telling } from "@/components/orders/say-order";
import type { Answered } from "@/lib/core/form";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import { keptAnswer } from "@/lib/request/kept-answer";
import { words } from "@/lib/request/wording";

/** A way that also shows its answer where no JavaScript has arrived. */
export async function Way(props: Omit<ComponentProps<typeof ChooseRow>, "answered">) {
  return <ChooseRow {...props} answered={await keptAnswer<Answered>(props.name)} />;
}

type ParcelToProps = Telling & { readonly part: FulfilmentPart; readonly action: ComponentProps<typeof AnsweredForm>["action"]; readonly detail: string };

/** A parcel where the order has no address yet: the row unfolds the fields. */
export async function ParcelTo({ part, action, detail, order, locale, t }: ParcelToProps) {
  const name = `${part.id}-to`;
  const fields = addressFields(words(locale, "account"), words(locale, "forms")("optional")).filter((field) => field.name !== "phone");
  return (
    <details open={(await keptAnswer(name)) !== undefined} className="acc rounded-[var(--radius)] border! border-line-2! bg-surface px-4">
      <summary>
        <span>
          <span className="t block">{t("choice.parcel")}</span>
          <span className="cap block">{detail}</span>
        </span>
      </summary>
      <div>
        <AnsweredForm
          name={name}
          action={action}
          hidden={{ number: order.number, fulfilmentId: part.id, country: "IT" }}
          fields={fields.map((field) => (field.name === "name" ? { ...field, value: order.contact.name ?? "" } : field))}
          submit={t("choice.parcelGo")}
        />
      </div>
    </details>
  );
}
