import { AnsweredForm } from "@/app/answered-form";
import type { Telling } from "@/components/orders/say-order";
import { keptAnswer } from "@/lib/request/kept-answer";
import { sendSomebody } from "./actions";

/** Who collects: the buyer, and whom they send. */
export async function Collector({ order, t }: Telling) {
  const { collector, name } = order.contact;
  const hidden = { number: order.number };
  return (
    <>
      <span className="t">{name}</span>
      {collector ? (
        <>
          <span className="small mb-3 block break-words">{t("collector.also", { name: collector })}</span>
          <AnsweredForm name="collector-none" action={sendSomebody} hidden={{ ...hidden, name: "" }} fields={[]} submit={t("collector.remove")} quiet small />
        </>
      ) : (
        <details open={(await keptAnswer("collector")) !== undefined}>
          <summary className="link small inline-block cursor-pointer py-1">{t("collector.send")}</summary>
          <div className="mt-4 mb-2">
            <AnsweredForm name="collector" action={sendSomebody} hidden={hidden} fields={[{ name: "name", label: t("collector.name"), hint: t("collector.hint"), autoComplete: "off", required: true }]} submit={t("collector.save")} quiet small />
          </div>
        </details>
      )}
    </>
  );
}
