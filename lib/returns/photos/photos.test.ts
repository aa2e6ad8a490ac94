import { eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { colleague } from "@/db/factories/wallets";
import { facts, returnPhotos, returnRequests } from "@/db/schema/all";

import { expectHealthy } from "@/db/testing/healthy";
import { newId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Shopper, Staff } from "@/lib/core/who";
import { sendParcel } from "@/lib/fulfilment/send-parcel";
import { announceReturn } from "../announce-return";
import { cancelRequest } from "../cancel-request";
import { addPhoto, removePhoto } from "../add-photo";
import { forgetPhotos } from "../forget-photos";
import { requestsOf } from "../announced/reads";
import { receiveParcel } from "../receive-parcel";
import { photoAt, photoOf, photosOf } from "./reads";
import { MOST_PHOTOS } from "./rules";

afterAll(async () => {
  await expectHealthy();
});
const GUEST: Shopper = { is: "shopper", cartId: null, customerId: null, channel: "web", locale: "it" };
const HANDS = colleague("hand-over");
const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#a8401f" } });
const JPEG = plain(40, 30).jpeg().toBuffer();

async function announced(way: "store" | "parcel" = "store") {
  const at = (await aPlace({ kind: "warehouse", collectFrom: false })).id;
  const lamp = (await aProduct({ stock: { [at]: 3 } })).variants[0]?.id as VariantId;
  const order = await anOrder({ parts: [{ kind: "deliver", at, lines: [{ variantId: lamp }] }] });
  await sendParcel(HANDS, { fulfilmentId: order.parts[0]?.id as never, carrier: "brt", tracking: "brt:123456789012" as never });
  const made = await announceReturn(GUEST, { requestId: newId(), orderId: order.id, code: order.code, way, wants: "refund", reason: "no-reason", pieces: [{ position: 0, quantity: 1 }] });
  if (!made.ok) throw new Error(made.why);
  const of = () => ({ requestId: made.value.requestId, orderId: order.id, code: order.code, photoId: newId<"return-photo">() });
  return { at: made.value.locationId ?? at, order, of, requestId: made.value.requestId };
}

describe("photos of what is announced", () => {
  test("three at most, also of ten at once; one form, one photo; taken away again", async () => {
    const one = await announced();
    const first = one.of();
    for (let i = 0; i < 2; i++) expect(await addPhoto(GUEST, first, await JPEG)).toEqual(done(null));
    const answers = await Promise.all(Array.from({ length: 10 }, async () => addPhoto(GUEST, one.of(), await JPEG)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(MOST_PHOTOS - 1);
    expect(await photosOf(one.requestId)).toHaveLength(MOST_PHOTOS);
    expect(await addPhoto(GUEST, one.of(), await JPEG)).toEqual({ ok: false, why: "enough" });
    expect(await removePhoto({ ...GUEST }, { ...first, code: "guessed" })).toEqual({ ok: false, why: "unknown-order" });
    for (let i = 0; i < 2; i++) expect(await removePhoto(GUEST, first)).toEqual(done(null));
    expect(await addPhoto(GUEST, one.of(), Buffer.from("no picture"))).toEqual({ ok: false, why: "no-picture" });
    const third = one.of();
    expect(await Promise.all(Array.from({ length: 4 }, async () => addPhoto(GUEST, third, await JPEG))), "one form, sent four times at once").toEqual(Array.from({ length: 4 }, () => done(null)));
  });
  test("once the parcel is there, none is added or taken away: what was looked at stays beside what was decided", async () => {
    const one = await announced("parcel");
    const photo = one.of();
    await addPhoto(GUEST, photo, await JPEG);
    const nothing = one.of();
    await removePhoto(GUEST, nothing);
    expect(await db.$count(facts, sql`"is" = 'return-request.photographed' and body->>'orderId' = ${one.order.id}`), "what takes nothing away is no fact").toBe(1);
    expect(await receiveParcel({ ...colleague("take-back"), at: [one.at] }, photo)).toEqual(done(null));
    expect(await removePhoto(GUEST, photo)).toEqual({ ok: false, why: "over" });
    expect(await addPhoto(GUEST, one.of(), await JPEG)).toEqual({ ok: false, why: "over" });
    expect(await photosOf(one.requestId)).toHaveLength(1);
    const [waiting] = await requestsOf(one.order.id);
    expect(waiting?.arrivedAt).toBeInstanceOf(Date);
    const other = await announced();
    await cancelRequest(GUEST, other.of());
    expect(await removePhoto(GUEST, other.of())).toEqual({ ok: false, why: "over" });
  });
  test("for their customer and for colleagues at a returns desk, nobody else", async () => {
    const [one, other] = [await announced(), await announced()];
    const photo = one.of();
    expect(await addPhoto(GUEST, { ...photo, code: other.order.code }, await JPEG)).toEqual({ ok: false, why: "unknown-order" });
    expect(await addPhoto(GUEST, { ...photo, orderId: other.order.id, code: other.order.code }, await JPEG), "of another’s announcement").toEqual({ ok: false, why: "unknown-order" });
    await addPhoto(GUEST, photo, await JPEG);
    expect(await photoOf(one.order.id, photo.photoId)).toBeInstanceOf(Uint8Array);
    expect(await photoOf(other.order.id, photo.photoId)).toBeNull();
    const desk: Staff = { ...colleague("take-back"), at: [one.at] };
    expect(await photoAt(desk, one.at, photo.photoId)).toBeInstanceOf(Uint8Array);
    expect([await photoAt(desk, other.at, photo.photoId), await photoAt({ ...desk, may: new Set(["sell"]) }, one.at, photo.photoId)]).toEqual([null, null]);
  });
  test("none once it is over; forgotten some weeks later, not before", async () => {
    const one = await announced();
    const photo = one.of();
    await addPhoto(GUEST, photo, await JPEG);
    await cancelRequest(GUEST, photo);
    expect(await addPhoto(GUEST, one.of(), await JPEG)).toEqual({ ok: false, why: "over" });
    await forgetPhotos();
    expect(await photosOf(one.requestId)).toHaveLength(1);
    await forgetPhotos(new Date(Date.now() + 61 * 86_400_000));
    expect(await db.$count(returnPhotos, eq(returnPhotos.requestId, one.requestId))).toBe(0);
    expect(await db.$count(returnRequests, eq(returnRequests.id, one.requestId)), "what was announced stays").toBe(1);
  });
  test("the table refuses what the verb would never write", async () => {
    const one = await announced();
    const insert = () => atomically(async (tx) => done(await tx.insert(returnPhotos).values({ requestId: one.requestId, jpeg: new Uint8Array([1]), width: 1, height: 1 })));
    for (let i = 0; i < MOST_PHOTOS; i++) await insert();
    await expect(insert()).rejects.toThrow("three photos");
    await expect(atomically(async (tx) => done(await tx.execute(sql`update return_photos set width = 2 where request_id = ${one.requestId}`)))).rejects.toThrow();
    await cancelRequest(GUEST, one.of());
    await expect(insert()).rejects.toThrow("photos are of what is announced");
  });
});
