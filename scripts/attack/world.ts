import { ROLES } from "@/db/schema/customers";
import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "postgres";
import { actionIds } from "./action-ids";
import { announce } from "./announced";
import { Unknown } from "./fill";
import { newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { newId } from "@/lib/core/id";
import { hashPassword } from "@/lib/core/password";
import type { Known, Who } from "./types";
import { Visitor } from "./visitor";

export type World = {
  readonly base: URL;
  readonly known: Known;
  readonly enter: (who: Who) => Promise<Visitor>;
  readonly actions: ReturnType<typeof actionIds>;
};
type Person = { readonly email: string; readonly password: string };
const START = { typed: {}, problems: {}, notice: null, done: false, round: 0 };
const HOME = { "address.street": "Via delle Prove 7", "address.postcode": "20154", "address.city": "Milano", "address.province": "MI" };

/** Makes a small world to attack: people who are signed in, orders of theirs and of a guest, and the names of everything in it. */
export async function makeWorld(base: URL, sql: Sql, seeded: readonly (Person & { readonly role: string })[], payments: { readonly at: string; readonly key: string }): Promise<World> {
  const actions = actionIds();
  const stranger = () => new Visitor(base, actions.actions);
  const people = { ...(await ownPeople(sql)), ...Object.fromEntries(seeded.map((p) => [p.role === "customer" ? "clara" : p.role, p])) } as Record<Exclude<Who, "nobody">, Person>;

  async function enter(who: Who): Promise<Visitor> {
    const visitor = stranger();
    if (who === "nobody") return visitor;
    await sql`delete from rate_limits`;
    const { email, password } = people[who];
    const office = ROLES.some((role) => role === who);
    const [path, action] = office ? ["/admin/sign-in", "admin/sign-in#enter"] : ["/it/sign-in", "sign-in#enterByPassword"];
    const answer = await visitor.ask({ path, call: { action, args: [START, { form: { email, password } }] } });
    if (!answer.headers["x-action-redirect"]) throw new Error(`${who} can't sign in: ${answer.status} ${answer.text.slice(0, 200)}`);
    return visitor;
  }

  const goods = await sql<{ id: string; sku: string; gtin: string; handle: string; free: number }[]>`
    select v.id, v.sku, v.gtin, p.handle, sum(l.on_hand - l.held)::int as free from variants v join products p on p.id = v.product_id join stock_levels l on l.variant_id = v.id
    where v.sold_online and v.status = 'active' and p.status = 'active' group by 1, 2, 3, 4 order by free desc, v.sku limit 2`;
  const [first, second] = goods;
  if (!first || !second) throw new Error("the shop has nothing to sell");

  /** Orders one piece, and pays if wanted: its number, its code, and the payment page's reference. */
  async function anOrder(visitor: Visitor, email: string, pay: boolean) {
    await visitor.ask({ path: "/it", call: { action: "cart#addToCart", args: [{ variantId: first?.id, quantity: 1 }] } });
    const page = await visitor.ask({ path: "/it/checkout" });
    const [attemptKey = "", accepted = ""] = ["attemptKey", "accepted"].map((name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.text)?.[1] ?? "");
    const form = { attemptKey, accepted, email, name: "Prova Attacchi", method: "standard", delivers: "1", ...HOME };
    const answer = await visitor.ask({ path: "/it/checkout", call: { action: "checkout#order", args: [{ answer: null, typed: {} }, { form }] } });
    const session = /\/c\/pay\/([\w]+)/.exec(String(answer.headers["x-action-redirect"]))?.[1];
    if (!session) throw new Error(`no order could be placed: ${answer.status} ${answer.text.slice(0, 300)}`);
    const [order] = await sql<{ id: string; number: string; attemptKey: string; attemptId: string }[]>`
      select o.id, o.number, o.attempt_key as "attemptKey", a.id as "attemptId" from orders o join payment_attempts a on a.order_id = o.id where a.provider_ref = ${session}`;
    if (!order) throw new Error("an order was placed that is not there");
    const authorization = `Bearer ${payments.key}`;
    const held = await fetch(`${payments.at}/v1/checkout/sessions/${session}`, { headers: { authorization } });
    if (pay) await fetch(`${payments.at}/_stand_in/pay/${session}`, { method: "POST", body: "{}", headers: { authorization } });
    const code = /code=([0-9A-Z]{26})/.exec(await held.text())?.[1] ?? "";
    for (let i = 0; pay && i < 100; i++) {
      if ((await sql`select 1 from orders where id = ${order.id} and state = 'paid'`).length > 0) break;
      await pause(100);
    }
    return { ...order, code, session };
  }

  const [clara, bruno, guest] = [await enter("clara"), await enter("bruno"), stranger()];
  await bruno.ask({ path: "/it/account/addresses", call: { action: "account#saveAddress", args: [START, { form: { form: "address", country: "IT", name: "Bruno Segreto", street: "Via Segreta 99", postcode: "10100", city: "Torino", province: "TO", phone: "" } }] } });
  const orders = { clara: await anOrder(clara, people.clara.email, true), bruno: await anOrder(bruno, people.bruno.email, true), guest: await anOrder(guest, "ospite.segreto@posta.example", true), open: await anOrder(stranger(), "aperto.segreto@posta.example", false), away: await anOrder(bruno, people.bruno.email, true) };
  const announced = await announce(sql, bruno, await enter("manager"), orders.away);
  await guest.ask({ path: "/it", call: { action: "cart#addToCart", args: [{ variantId: second.id, quantity: 2 }] } });
  const [other] = await sql<{ address: string; message: string; part: string; place: string; line: string; credit: string; card: string }[]>`
    select (select a.id from addresses a join customers c on c.id = a.customer_id where c.email = ${people.bruno.email} limit 1) as address,
      (select id from messages order by written_at desc limit 1) as message, (select id from fulfilments where order_id = ${orders.bruno.id} limit 1) as part,
      (select id from wallets where kind = 'store-credit' limit 1) as credit, (select id from wallets where kind = 'gift-card' limit 1) as card,
      (select id from locations where collect_from order by name limit 1) as place, (select id from cart_lines order by added_at desc limit 1) as line`;
  const named = (prefix: string, of: object) => Object.entries(of).map(([key, value]) => [`${prefix}.${key}`, String(value)] as const);
  const known = Object.fromEntries([
    ["base", base.origin], ["host", base.host], ["payments", payments.at],
    ...named("variant", first), ...named("second", second), ...named("other", other ?? {}), ...named("announced", announced),
    ...Object.entries(orders).flatMap(([who, order]) => named(`order.${who}`, order)),
    ...Object.entries(people).flatMap(([who, { email, password }]) => [[`${who}.email`, email], [`${who}.password`, password]] as const),
    ["guest.cart", guest.cookie("unico_cart") ?? ""], ["bruno.session", bruno.cookie("unico_customer") ?? ""],
    ...(await atTheCounter(sql)),
    ...Object.entries(idsOf(actions)),
  ]);
  return { base, known, enter, actions };
}

/** Two customers beside the seeded one, with passwords of their own. */
async function ownPeople(sql: Sql): Promise<Record<string, Person>> {
  const people: Record<string, Person> = {};
  for (const name of ["bruno", "dario"]) {
    const person = { email: `${name}.${newId().slice(-8)}@posta.example`, password: `sette candele di ${name}` };
    await sql`insert into customers (id, email, name, password_hash, email_verified_at, locale) values (${newId()}, ${person.email}, ${`${name} segreto`}, ${await hashPassword(person.password)}, now(), 'it')`;
    people[name] = person;
  }
  return people;
}

/** Two enrolled counters of the cashier's store, their tokens, and who could stand there. */
async function atTheCounter(sql: Sql): Promise<(readonly [string, string])[]> {
  const colleagues = await sql<{ role: string; id: string }[]>`select distinct on (role) role, staff_id as id from staff_roles order by role, staff_id`;
  const places = await sql<{ name: string; id: string }[]>`select split_part(handle, '-', 1) as name, id from locations`;
  const tills = await sql<{ name: string; id: string }[]>`select split_part(l.handle, '-', 1) as name, t.id from tills t join locations l on l.id = t.location_id where t.number = 1`;
  const known: (readonly [string, string])[] = [...tills.map(({ name, id }) => [`till.${name}`, id] as const), ...colleagues.map(({ role, id }) => [`colleague.${role}`, id] as const), ...places.map(({ name, id }) => [`place.${name}`, id] as const)];
  for (const [name, secret] of [["id", "token"], ["spare", "spareToken"]] as const) {
    const [id, token] = [newId(), newToken(130)];
    await sql`insert into devices (id, location_id, name, token_hash, enrolled_by)
      select ${id}, l.id, ${name}, ${hashOf(token)}, r.staff_id from locations l, staff_roles r where l.handle = 'milano-corso-como' and r.role = 'manager' limit 1`;
    known.push([`counter.${name}`, id], [`counter.${secret}`, token]);
  }
  return known;
}

/** What anybody may know of a shop: rows that need more are left out. */
export async function publicWorld(base: URL): Promise<World> {
  const actions = actionIds();
  const listed = await fetch(`${base.origin}/sitemap.xml`).then((answer) => answer.text());
  const handle = /\/it\/p\/([a-z0-9-]+)</.exec(listed)?.[1];
  const known = { base: base.origin, host: base.host, ...(handle ? { "variant.handle": handle } : {}), ...idsOf(actions) };
  const enter = async (who: Who) => {
    if (who !== "nobody") throw new Unknown(`${who}'s password`);
    return new Visitor(base, actions.actions);
  };
  return { base, known, enter, actions };
}

const idsOf = (all: World["actions"]) => Object.fromEntries([...Object.entries(all.actions).map(([name, id]) => [`id.${name.replace(/\W+/g, ".")}`, id] as const), ["id.kept", all.kept[0] ?? ""]]);
