import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { drawLabel } from "./draw-label";
import type { Booked, World } from "./world";

export type Reply = { readonly status: number; readonly type: string; readonly body: Buffer };
const json = (status: number, body: unknown): Reply => ({ status, type: "application/json", body: Buffer.from(JSON.stringify(body)) });
const wrong = (code: string, message: string): Reply => json(400, { error: { code, request: "api/v3/returns", message } });

const Address = z.object({ name: z.string().min(1), company_name: z.string().optional(), address_line_1: z.string().min(1), postal_code: z.string().min(1), city: z.string().min(1), country_code: z.string().length(2) });
const Asked = z.object({
  from_address: Address, to_address: Address, ship_with: z.object({ type: z.literal("shipping_option_code"), shipping_option_code: z.string().includes(":") }),
  weight: z.object({ value: z.number().positive(), unit: z.literal("g") }), order_number: z.string(), external_reference: z.string(),
});
/** Nobody lives there: the carrier's own no. */
const NOWHERE = "00000";
const MOST_GRAMS = 30_000;

/** Sendcloud's returns API, as much of it as a shop asks (https://sendcloud.dev/api/v3/returns), and `/_stand_in` to say that a parcel has moved. */
export async function answer(world: World, { method = "GET", url = "/", headers }: IncomingMessage, body: string): Promise<Reply> {
  const at = new URL(url, world.url);
  if (at.pathname === "/") return json(200, { is: "Unico's local stand-in for a carrier: labels to look at, no parcels." });
  if (headers.authorization !== world.authorization) return json(401, { errors: [{ status: "401", code: "authentication_failed", detail: "Invalid username/password." }] });
  const [, id, what] = /^\/api\/v3\/(?:returns|parcels)\/(\d+)(?:\/(.*))?$/.exec(at.pathname) ?? [];
  const booked = world.returns.find((one) => (at.pathname.startsWith("/api/v3/parcels/") ? one.parcel : one.id) === Number(id));
  if (method === "POST" && at.pathname === "/api/v3/returns/announce-synchronously") return book(world, body);
  if (method === "GET" && at.pathname === "/api/v3/returns") return json(200, { next: null, previous: null, data: world.returns.filter((one) => isWithin(one, at.searchParams)).map((one) => told(world, one)) });
  if (!booked) return json(404, { errors: [{ status: "404", code: "not_found", detail: "Not found." }] });
  if (method === "GET" && what === "documents/label") return { status: 200, type: "application/pdf", body: await drawLabel(booked) };
  if (method === "PATCH" && what === "cancel") return cancel(booked);
  if (method === "POST" && what === "moves") return booked.statuses.push("Shipment on route"), json(200, {}); // ours: nobody scans it at a counter here
  return method === "GET" && what === undefined ? json(200, told(world, booked)) : json(405, {});
}

function book(world: World, body: string): Reply {
  const read = Asked.safeParse(parse(body));
  if (!read.success) return json(400, { errors: read.error.issues.map(({ path, message }) => ({ field: path.join("."), code: "invalid", message })) });
  const { from_address: from, to_address: to, weight, order_number: called, external_reference: reference } = read.data;
  if (world.returns.some((one) => one.reference === reference)) return wrong("invalid", "External reference has already been used in another return.");
  if (from.postal_code === NOWHERE) return wrong("invalid_postal_code", "The postal code you provided is invalid.");
  if (weight.value > MOST_GRAMS) return wrong("parcel_announcement_error", "The carrier takes parcels of 30 kg at most.");
  const id = 100_000 + world.returns.length;
  world.returns.push({ id, parcel: id + 500_000, reference, called, tracking: `PROVA${String(id).padStart(9, "0")}IT`, at: new Date(), from, to, grams: weight.value, statuses: ["Ready to send"] } as Booked);
  return json(201, { return_id: id, parcel_id: id + 500_000, multi_collo_ids: [] });
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

function cancel({ statuses }: Booked): Reply {
  if (statuses.length > 1) return json(409, { errors: [{ field: "returns", code: 409, message: "Return is not cancellable." }] });
  statuses.push("Cancelled");
  return json(202, { message: "Cancellation requested successfully" });
}

/** Dates of the list come as `2026-07-18 15:34:21`, in UTC. */
function isWithin({ at }: Booked, query: URLSearchParams): boolean {
  const [from, to] = ["from_date", "to_date"].map((name) => Date.parse(`${query.get(name)?.replace(" ", "T")}Z`));
  return at.getTime() >= (from ?? Number.NaN) && at.getTime() <= (to ?? Number.NaN);
}

const told = ({ url }: World, { parcel, called, tracking, at, from, to, grams, statuses }: Booked) => {
  const label = `${url}/api/v3/parcels/${parcel}/documents/label`;
  return {
    created_at: at.toISOString(), is_cancellable: statuses.length === 1, tracking_number: tracking, order_number: called, from_address: from, to_address: to, weight: { value: grams, unit: "g" }, send_tracking_emails: false,
    label_url: label, label: { label_printer: label, normal_printer: Array.from({ length: 4 }, () => `${label}?paper_size=a4`) }, shipping_product: { code: "prova:return" }, shipping_option: { code: "prova:return" },
    status_history: statuses.map((parent_status, i) => ({ parcel_status_history_id: String(i + 1), parent_status, carrier_update_timestamp: at.toISOString() })),
  };
};
