import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { constraintOf } from "./faults";

// As db/guards.test.ts: what a till has in hand, and what is carried out.

afterAll(() => expectHealthy());

const broken = async (statement: ReturnType<typeof sql>): Promise<string> => {
  try {
    await atomically(async (tx) => done(await tx.execute(statement)));
    return "";
  } catch (fault) {
    return constraintOf(fault) ?? String((fault as { cause?: unknown }).cause ?? fault);
  }
};
const cart = (more: string) => sql.raw(`insert into carts (id, token_hash, locale, ${more.split("=")[0]}) values ('${newId()}', '${newId()}', 'it', ${more.split("=")[1]})`);

describe("what a till has in hand", () => {
  test("is parked under a name, somewhere", async () => {
    const { id: place } = await aPlace();
    expect(await broken(cart("parked_as='signora in verde'"))).toBe("carts_parked");
    expect(await broken(sql`insert into carts (id, token_hash, locale, location_id, parked_as) values (${newId()}, ${newId()}, 'it', ${place}, '')`)).toBe("carts_parked");
  });

  test("loses nothing without a reason and a name, and never more than nothing", async () => {
    const { id: place } = await aPlace();
    const { variants: [variant] } = await aProduct({ stock: { [place]: 3 } });
    const id = newId();
    const line = (columns: string, values: string) => sql.raw(`with c as (insert into carts (id, token_hash, locale) values ('${id}', '${newId()}', 'it') returning id)
      insert into cart_lines (id, cart_id, variant_id, quantity, seen_amount, ${columns}) select '${newId()}', c.id, '${variant?.id}', 1, 1000, ${values} from c`);
    expect(await broken(line("fulfilment, off", "'deliver', 100"))).toBe("cart_lines_off");
    expect(await broken(line("fulfilment, off", "'deliver', -100"))).toBe("cart_lines_off");
    expect(await broken(line("fulfilment, off_reason", "'deliver', 'graffio'"))).toBe("cart_lines_off");
    expect(await broken(line("fulfilment", "'carry-out'"))).toBe("cart_lines_place");
    expect(await broken(line("fulfilment, location_id", `'carried', '${place}'`))).toBe("cart_lines_place");
  });
});

test("what was sold on the web is not given over the counter without a code, nor is an order of it for nobody", async () => {
  const { id: place } = await aPlace();
  const { variants: [variant] } = await aProduct({ stock: { [place]: 3 } });
  const order = await anOrder({ parts: [{ kind: "collect", at: place, lines: [{ variantId: variant?.id as never }] }] });
  expect(await broken(sql`insert into handovers (id, fulfilment_id, location_id, actor, proof, at) values (${newId()}, ${order.parts[0]?.id}, ${place}, 'staff:x', 'counter', now())`)).not.toBe("");
});
