"use client";
import { useOptimistic, useTransition } from "react";
import { RadioCards } from "@/components/ui/radios";
import { useEarlyChoice } from "@/components/ui/use-early-choice";
import type { CartLineId } from "@/lib/cart/types";
import type { LineView, WayView } from "./types";

export type ChooseWay = (sent: { lineId: CartLineId; wanted: { fulfilment: "deliver"; locationId: null } | { fulfilment: "collect"; locationId: string } }) => Promise<unknown>;

/** How one line reaches the shopper. Choosing saves at once; the page comes back with new promises and sums. */
export function LineWays({ line, choose, then }: { readonly line: LineView; readonly choose: ChooseWay; readonly then: () => void }) {
  const [chosen, setChosen] = useOptimistic(line.chosen);
  const [, start] = useTransition();
  const pick = (value: WayView["value"]) =>
    start(async () => {
      setChosen(value);
      await choose({ lineId: line.id, wanted: value === "deliver" ? { fulfilment: "deliver", locationId: null } : { fulfilment: "collect", locationId: value } });
      then();
    });
  const name = `way.${line.id}`;
  useEarlyChoice(name, line.chosen, (value) => pick(value as WayView["value"]));
  return (
    <RadioCards
      legend={line.legend}
      quietLegend
      name={name}
      value={chosen}
      columns="lg:grid-cols-3"
      className="mt-3 max-lg:col-span-2"
      options={line.choices}
      onChange={(event) => pick(event.target.value as WayView["value"])}
    />
  );
}
