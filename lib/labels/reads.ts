import "server-only";
import { sql } from "drizzle-orm";
import { staffDb, type Tx } from "@/db/client";
import type { LocationId, VariantId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { offers } from "@/lib/pricing/reads";
import { alongTheShelf, HONOURED_DAYS, labelsAt, saysOf, saysTheSame } from "./rules";
import type { Hanging, HonouredSale, Label, LabelPrice, Named, Reprint, Run, RunId, RunRow, WholeRun } from "./types";

type Row<T> = T & Record<string, unknown>;
type Stored<T> = Omit<T, "madeAt" | "confirmedAt" | "hungAt"> & { readonly madeAt: string; readonly confirmedAt: string | null };
const moment = (text: string): Date => new Date(text);

/** Name, choice, SKU, GTIN and bin of a thing `v` at a place. */
const NAMED = sql`v.id as "variantId", p.title, p.handle, v.sku, v.gtin, b.bin,
  (select coalesce(json_agg(ov.name order by o.position), '[]') from options o join option_values ov on ov.option_id = o.id where o.product_id = p.id and ov.key = v.choice ->> o.key) as options`;
const says = (of: string) => sql.raw(`json_build_object('priceId', ${of}.price_id, 'currency', ${of}.currency, 'amount', ${of}.amount, 'lowest', ${of}.lowest, 'lowestDays', ${of}.lowest_days, 'unitAmount', ${of}.unit_amount, 'unitPer', ${of}.unit_per, 'unit', ${of}.unit)`);
const RUN = sql.raw(`r.id, r.location_id as "locationId", r.template, r.locale, r.starts_at as "startsAt", r.aisle, r.made_at::text as "madeAt", r.confirmed_at::text as "confirmedAt"`);
const runOf = <T extends Stored<Run>>(row: T) => ({ ...row, madeAt: moment(row.madeAt), confirmedAt: row.confirmedAt === null ? null : moment(row.confirmedAt) });

/** What is on offer at a place and has a bin there, along the shelves; one aisle, all of them, or only these things. */
export async function thingsAt(place: LocationId, which: { readonly aisle: string } | { readonly variantIds: readonly VariantId[] }, on: Tx | typeof staffDb = staffDb): Promise<readonly Named[]> {
  const only = "aisle" in which ? sql`b.aisle = ${which.aisle}` : sql`v.id = any(${sql.param([...which.variantIds])}::uuid[])`;
  const rows = await on.execute<Row<Named>>(sql`
    select ${NAMED} from variants v join products p on p.id = v.product_id left join bins b on b.variant_id = v.id and b.location_id = ${place}
    where v.status = 'active' and p.status = 'active' and ${only}`);
  return rows.toSorted(alongTheShelf);
}

/** The aisles of a place with how many things lie in each, in the order of their signs. */
export async function aislesOf(place: LocationId): Promise<readonly { readonly aisle: string; readonly things: number }[]> {
  const rows = await staffDb.execute<{ aisle: string; things: number }>(sql`
    select b.aisle, count(*)::int as things from bins b
    where b.location_id = ${place} and b.variant_id not in (select id from variants where status <> 'active' union all select v.id from products p join variants v on v.product_id = p.id where p.status <> 'active') group by 1`);
  return rows.toSorted((a, b) => a.aisle.localeCompare(b.aisle, "en", { numeric: true }));
}

/** The labels that hang at a place for these things; what has none is missing. For the till, which honours them (`priceToHonour`). */
export async function labelsHanging(place: LocationId, variantIds: readonly VariantId[], on: Tx | typeof staffDb = staffDb): Promise<ReadonlyMap<VariantId, Hanging>> {
  if (variantIds.length === 0) return new Map();
  const rows = await on.execute<{ variantId: VariantId; labelId: Hanging["labelId"]; hungAt: string; says: LabelPrice }>(sql`
    select s.variant_id as "variantId", s.label_id as "labelId", s.hung_at::text as "hungAt", ${says("l")} as says
    from shelf_labels s join printed_labels l on l.id = s.label_id where s.location_id = ${place} and s.variant_id = any(${sql.param([...variantIds])}::uuid[])`);
  return new Map(rows.map((row) => [row.variantId, { ...row.says, labelId: row.labelId, hungAt: moment(row.hungAt) }]));
}

/** Why somebody at the shelf asked for a thing's label anew since the one hangs that hangs there, or since none does; null: nobody did. */
export async function askedAnew(place: LocationId, variantId: VariantId): Promise<"missing" | "damaged" | null> {
  const [ask] = await staffDb.execute<{ why: "missing" | "damaged" }>(sql`
    select a.why from label_asks a left join shelf_labels s on s.location_id = a.location_id and s.variant_id = a.variant_id
    where a.location_id = ${place} and a.variant_id = ${variantId} and a.label_id is not distinct from s.label_id and a.why <> 'stale' limit 1`);
  return ask?.why ?? null;
}

/** What was sold lately at the price of a place's labels because the list said more, the latest first; none for who doesn't answer for the store's money. */
export async function honouredAt(who: Staff, place: LocationId, now: Date): Promise<readonly HonouredSale[]> {
  if (!labelsAt(who, place) || !who.may.has("approve")) return [];
  const rows = await staffDb.execute<Row<Omit<HonouredSale, "at" | "hungAt"> & { at: string; hungAt: string }>>(sql`
    select o.number, o.placed_at::text as at, l.title, l.quantity, o.currency, l.unit_amount::int as list, p.amount::int as label, ((l.unit_amount - p.amount) * l.quantity)::int as off, r.confirmed_at::text as "hungAt",
      (select s.name from handovers h join fulfilments f on f.id = h.fulfilment_id join staff s on 'staff:' || s.id = h.actor where f.order_id = o.id order by h.at limit 1) as by
    from order_lines l join printed_labels p on p.id = l.label_id join label_runs r on r.id = p.run_id join orders o on o.id = l.order_id
    where l.label_id is not null and r.location_id = ${place} and o.paid_at > ${now.toISOString()}::timestamptz - make_interval(days => ${HONOURED_DAYS}) order by o.placed_at desc, l.position limit 50`);
  return rows.map((row) => ({ ...row, at: moment(row.at), hungAt: moment(row.hungAt) }));
}

/**
 * What is to be printed anew at a place, along the shelves: labels that say another price than the list at `now`, and what somebody
 * at the shelf asked for. Looked up each time, so nothing has to be told of a price that changed. What is not on offer any more is left out.
 */
export async function toReprint(place: LocationId, now: Date): Promise<readonly Reprint[]> {
  const rows = await staffDb.execute<Row<Named & { why: Exclude<Reprint["why"], "price"> | null; says: LabelPrice | null }>>(sql`
    with wanted as (
      select s.variant_id, s.label_id, null as why from shelf_labels s
        where s.location_id = ${place} and s.until_at <= ${now.toISOString()}::timestamptz
      union all
      select a.variant_id, a.label_id, a.why from label_asks a left join shelf_labels s on s.location_id = a.location_id and s.variant_id = a.variant_id
        where a.location_id = ${place} and a.label_id is not distinct from s.label_id)
    select ${NAMED}, w.why, case when l.id is not null then ${says("l")} end as says
    from (select variant_id, label_id, coalesce(max(why) filter (where why <> 'stale'), max(why)) as why from wanted group by variant_id, label_id) w
      join variants v on v.id = w.variant_id join products p on p.id = v.product_id left join bins b on b.variant_id = v.id and b.location_id = ${place} left join printed_labels l on l.id = w.label_id
    where v.status = 'active' and p.status = 'active'`);
  const list = await offers(rows.map((row) => row.variantId), now);
  return rows
    .flatMap((row): Reprint[] => {
      const offer = list.get(row.variantId);
      if (!offer) return [];
      const today = saysOf(offer);
      const wrong = row.says !== null && !saysTheSame(row.says, today);
      return wrong || row.why === "missing" || row.why === "damaged" ? [{ ...row, why: wrong ? (row.why ?? "price") : (row.why ?? "price"), now: today }] : [];
    })
    .toSorted(alongTheShelf);
}

/** A run with what its labels say, in their order; null for who doesn't work there. */
export async function findRun(who: Staff, runId: RunId): Promise<WholeRun | null> {
  const [run] = await staffDb.execute<Row<Stored<Run>>>(sql`select ${RUN} from label_runs r where r.id = ${runId}`);
  if (!run || !labelsAt(who, run.locationId)) return null;
  const labels = await staffDb.execute<Row<Label>>(sql`
    select l.id as "labelId", ${says("l")} as says, ${NAMED}
    from printed_labels l join variants v on v.id = l.variant_id join products p on p.id = v.product_id left join bins b on b.variant_id = v.id and b.location_id = ${run.locationId}
    where l.run_id = ${runId} order by l.position`);
  return { ...runOf(run), labels };
}

/** The last runs of a place, newest first, with how many labels each has and who made it. */
export async function runsAt(place: LocationId, most = 8): Promise<readonly RunRow[]> {
  const rows = await staffDb.execute<Row<Stored<RunRow>>>(sql`
    select ${RUN}, (select count(*)::int from printed_labels l where l.run_id = r.id) as pieces, (select s.name from staff s where 'staff:' || s.id = r.actor) as by
    from label_runs r where r.location_id = ${place} order by r.id desc limit ${most}`);
  return rows.map(runOf);
}
