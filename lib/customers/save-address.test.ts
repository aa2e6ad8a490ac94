import { expect, test } from "vitest";
import { aCustomer, aSession } from "@/db/factories/customers";
import { newId } from "@/lib/core/id";
import { addressesOf, profileOf, sessionsOf } from "./reads";
import { removeAddress } from "./remove-address";
import { type AddressDraft, saveAddress } from "./save-address";
import { saveProfile } from "./save-profile";

const draft: AddressDraft = { id: null, name: "Anna Rossi", street: "Via Roma 1", extra: null, postcode: "20121", city: "Milano", province: "MI", country: "IT", phone: null };
const anOwner = async () => {
  const { id } = await aCustomer();
  return { customerId: id, sessionId: await aSession({ customerId: id }) };
};

test("an address is kept, changed and removed by its owner", async () => {
  const who = await anOwner();
  const answer = await saveAddress(who, draft);
  if (!answer.ok) throw new Error(answer.why);
  expect(await saveAddress(who, { ...draft, id: answer.value.id, street: "Via Roma 2" })).toEqual(answer);
  expect(await addressesOf(who.customerId)).toEqual([{ ...draft, id: answer.value.id, street: "Via Roma 2" }]);
  await removeAddress(who, answer.value);
  expect(await addressesOf(who.customerId)).toEqual([]);
});

test("somebody else's address is as unknown as nobody's, and stays as it is", async () => {
  const [owner, other] = [await anOwner(), await anOwner()];
  const answer = await saveAddress(owner, draft);
  if (!answer.ok) throw new Error(answer.why);
  for (const id of [answer.value.id, newId<"address">()]) expect(await saveAddress(other, { ...draft, id, name: "Mallory" })).toEqual({ ok: false, why: "unknown" });
  await removeAddress(other, answer.value);
  expect(await addressesOf(owner.customerId)).toMatchObject([{ name: "Anna Rossi" }]);
  expect(await addressesOf(other.customerId)).toEqual([]);
});

test("thirty addresses sent at once: twenty are kept", async () => {
  const who = await anOwner();
  const answers = await Promise.all(Array.from({ length: 30 }, () => saveAddress(who, draft)));
  expect(answers.filter((a) => a.ok)).toHaveLength(20);
  expect(answers.find((a) => !a.ok)).toEqual({ ok: false, why: "too-many", most: 20 });
});

test("the profile and the list of sessions show the owner's own", async () => {
  const who = await anOwner();
  const there = await aSession({ customerId: who.customerId });
  await saveProfile(who, { name: "Anna Rossi", locale: "en" });
  expect(await profileOf(who.customerId)).toMatchObject({ name: "Anna Rossi", locale: "en", hasPassword: false, verified: true });
  const list = await sessionsOf(who.customerId, who.sessionId, new Date());
  expect(list.map((s) => [s.id, s.here]).sort()).toEqual([[who.sessionId, true], [there, false]].sort());
});
