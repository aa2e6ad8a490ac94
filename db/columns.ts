import { bigint, char, customType, timestamp, uuid } from "drizzle-orm/pg-core";
import { type Id, newId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";

/** A row's own id: a UUIDv7 made in the app. */
export const id = <Noun extends string>() => uuid().$type<Id<Noun>>().primaryKey().$defaultFn(() => newId<Noun>());
/** A reference to a row named by its noun. */
export const ref = <Noun extends string>() => uuid().$type<Id<Noun>>();
/** Whole minor units of the row's currency. */
export const minor = () => bigint({ mode: "number" }).$type<Minor>();
/** ISO 4217 code. */
export const currency = () => char({ length: 3 }).$type<Currency>();
/** A moment, with its zone known to be UTC. */
export const moment = () => timestamp({ withTimezone: true, mode: "date" });
/** When the row was added. */
export const addedAt = () => moment().notNull().defaultNow();
/** A number of a ledger row, in the order in which the database took it. */
export const serial = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();

/** Bytes of a file that the shop keeps. */
export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => "bytea" });
