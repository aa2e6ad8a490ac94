import { EACH_ORDER, EACH_SHELF } from "./sources";
import { type Invariant, nobody } from "./types";

/** Who it is, and who did it. */
export const PEOPLE: readonly Invariant[] = [
  {
    id: "A1",
    says: { it: "Ogni ordine ha qualcuno per cui è, ogni borsa qualcuno di cui è.", en: "Every order is for somebody, every bag is somebody’s." },
    broken: [
      { of: EACH_ORDER, where: "not is_somebodys and not is_anybodys", key: "'order ' || key" },
      "select 'bag ' || id as key from carts where (state = 'open' and token_hash is null and customer_id is null) or state not in ('open', 'merged')",
    ],
    guard: "An order is written with its contact (trigger reconcile_order); CHECK carts_owner.",
    mend: { it: "Rimetti il contatto dalla conferma che è partita. Una borsa di nessuno si può cancellare.", en: "Put the contact back from the confirmation that was sent. Nobody’s bag may be deleted." },
    fault: ["two bags are merged twice at once", "lib/cart/merge-carts.test.ts", "twice, and at once, it merges once"],
  },
  {
    id: "A2",
    says: { it: "Un link inviato per email vale una volta, e non oltre il suo tempo.", en: "A link that was mailed works once, and not after its time." },
    broken: "select purpose || ' ' || id as key from email_proofs where used_at > expires_at",
    guard: "CHECK email_proofs_in_time; a used one stays used (trigger).",
    mend: { it: "Chiudi le sessioni di quella persona e chiedile se è stata lei.", en: "End that person’s sessions and ask whether it was them." },
    fault: ["one link is opened ten times at once", "lib/customers/sign-in-with-link.test.ts", "a link used ten times at once opens one session"],
  },
  {
    id: "A5",
    says: { it: "Chi è escluso non ha sessioni aperte, e nessun collega resta dentro più di dodici ore.", en: "Whoever was shut out has no open session, and no colleague stays in for more than twelve hours." },
    broken: `
      select s.kind || ' session ' || s.id as key from sessions s left join staff t on t.id = s.staff_id left join customers c on c.id = s.customer_id
      where s.ended_at is null and s.expires_at > now() and (coalesce(t.disabled_at, c.disabled_at) <= now() or (s.kind = 'staff' and s.expires_at > s.started_at + interval '12 hours'))`,
    guard: "Shutting somebody out ends their sessions, and none begins afterwards (triggers); CHECK sessions_shift.",
    mend: { it: "Chiudi la sessione e guarda che cosa ha fatto da allora.", en: "End the session and look at what it did since." },
    fault: ["somebody is shut out while signed in", "db/guards-people.test.ts", "who is shut out is signed out everywhere, at once"],
  },
  {
    id: "A6",
    says: { it: "Nessun collega è dentro da un dispositivo revocato, con un secondo passo tolto o non suo, o senza quello che gli serve.", en: "No colleague is in from a revoked device, with a factor that was taken away or is another’s, or without the one they need." },
    broken: `
      select 'staff session ' || s.id as key from sessions s join staff t on t.id = s.staff_id left join devices d on d.id = s.device_id left join staff_factors f on f.id = s.factor_id
      where s.ended_at is null and s.expires_at > now()
        and (d.revoked_at is not null or f.removed_at is not null or (f.id is not null and (f.staff_id <> s.staff_id or f.confirmed_at is null)) or (s.factor_id is null and t.factor_needed_from <= s.started_at))`,
    guard: "Triggers of sessions (guard_session_proof), devices and staff_factors.",
    mend: { it: "Chiudi la sessione e guarda che cosa ha fatto da allora.", en: "End the session and look at what it did since." },
    fault: ["a till is stolen while somebody is signed in on it", "db/guards-people.test.ts", "A6: a stolen till, a lost telephone and a new duty to prove oneself each end the sessions they concern"],
  },
  {
    id: "AP1",
    says: { it: "Ogni approvazione vale per una sola azione, chiesta così, nel suo tempo e sul posto, e chi l’ha usata l’aveva ricevuta e nessuno l’aveva negata.", en: "Every approval is for one action, as it was asked, in its time and place, and whoever used it had been given it and nobody had taken it back." },
    broken: `
      select a.action || ' ' || a.id as key from approvals a left join devices d on d.id = a.device_id
      where a.bound <> encode(sha256(convert_to(concat_ws(E'\\n', a.asked_by::text, a.action, a.location_id::text, a.amount::text, a.subject), 'UTF8')), 'hex')
        or (a.used_at is not null and (a.given_by is null or a.used_at > a.expires_at)) or a.given_at > a.expires_at or d.location_id <> a.location_id or (a.proof = 'pin' and d.id is null) or (a.used_at is not null and a.ended_at is not null)`,
    guard: "Trigger guard_approval; CHECK approvals_bound, approvals_minutes, approvals_given, approvals_ended.",
    mend: { it: "Chiedi a chi l’ha data e a chi l’ha usata, e guarda lo scontrino di quell’ora.", en: "Ask who gave it and who used it, and look at the receipt of that hour." },
    fault: ["one approval is used twice at once", "lib/staff/approvals/use-approval.test.ts", "used ten times at once it lets one action through"],
  },
  {
    id: "A9",
    says: { it: "Ogni movimento, impegno, prezzo e fatto dice chi è stato.", en: "Every movement, hold, price and fact says who did it." },
    broken: [
      { of: EACH_SHELF, where: "by_nobody is not null", key: "'movement ' || by_nobody || ', ' || key" },
      `select 'hold ' || id as key from holds where ${nobody("actor")}`,
      `select 'price ' || id as key from prices where ${nobody("added_by")}`,
      `select 'fact ' || id as key from facts where ${nobody("actor")}`,
    ],
    guard: "CHECK stock_movements_actor, holds_actor, prices_actor, facts_actor.",
    mend: { it: "Chiedi chi era di turno e annotalo.", en: "Ask who was on duty and write it down." },
    fault: ["a screen forgets who is asking", "db/guards.test.ts", "a movement says nobody"],
  },
];
