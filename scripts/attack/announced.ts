import sharp from "sharp";
import type { Sql } from "postgres";
import { newId } from "@/lib/core/id";
import type { Visitor } from "./visitor";

const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
type Away = { readonly id: string; readonly number: string };
/** A photo as a phone sends it, as base64. */
export const aPhoto = async (): Promise<string> => (await sharp({ create: { width: 60, height: 40, channels: 3, background: "#a8401f" } }).jpeg().toBuffer()).toString("base64");

/** What others would like to get at: an order that was sent, and of which its customer announced a piece by parcel, with a photo; all by the shop's own doors. */
export async function announce(sql: Sql, customer: Visitor, colleague: Visitor, order: Away): Promise<{ readonly request: string; readonly photo: string; readonly jpeg: string }> {
  const [part] = await sql<{ id: string }[]>`select id from fulfilments where order_id = ${order.id} limit 1`;
  const [request, photo, jpeg, path] = [newId(), newId(), await aPhoto(), `/it/orders/${order.number}/return`];
  const call = (visitor: Visitor, at: string, action: string, form: Readonly<Record<string, string | { readonly file: string }>>) => visitor.ask({ path: at, call: { action, args: [START, { form: { form: "x", ...form } }] } });
  await call(colleague, `/admin/orders/${order.number}`, "admin/orders#markSent", { fulfilmentId: part?.id ?? "", carrier: "brt", tracking: "BRT0012345678" });
  await call(customer, path, "orders/[number]/return#announce", { number: order.number, requestId: request, way: "parcel", reason: "no-reason", pieces: "p0=1" });
  await call(customer, path, "orders/[number]/return#addOne", { number: order.number, requestId: request, photoId: photo, photo: { file: jpeg } });
  const there = await sql`select 1 from return_photos where id = ${photo} and request_id = ${request}`;
  if (there.length === 0) throw new Error("what was announced, or its photo, is not there");
  return { request, photo, jpeg };
}
