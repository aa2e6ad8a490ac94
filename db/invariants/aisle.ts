import type { Invariant } from "./types";

const named = `'request ' || r.id`;

/** What shoppers ask for from the aisle, and what its shelves have missed. */
export const AISLE: readonly Invariant[] = [
  {
    id: "AQ1",
    says: { it: "Di ogni richiesta dalla corsia si sa com’è andata, passo per passo, e da chi.", en: "Of every request from the aisle it is known how it went, step by step, and by whom." },
    broken: `
      select ${named} as key from aisle_requests r
        left join lateral (select s.state, s.actor, count(*) over () as steps, bool_or(s.state = 'accepted') over () as accepted from aisle_request_steps s where s.request_id = r.id order by s.id desc limit 1) last on true
      where last.state is distinct from r.state or last.actor is distinct from r.actor or last.accepted is distinct from (r.accepted_at is not null)
        or last.steps <> 1 + (r.accepted_at is not null)::int + (r.ended_at is not null)::int or r.accepted_at < r.asked_at or r.ended_at < coalesce(r.accepted_at, r.asked_at)`,
    guard: "Steps and moments are written by the request's own triggers (guard_aisle_request, step_aisle_request); histories are append-only.",
    mend: { it: "Chiedi ai colleghi di quel giorno e annota quello che ricordano: la storia non si riscrive.", en: "Ask the colleagues of that day and note what they remember: history is not rewritten." },
    fault: ["a request is accepted and withdrawn at once", "lib/aisle/accept-request.test.ts", "accepted and withdrawn at once"],
  },
  {
    id: "AQ2",
    says: { it: "Nessuno aspetta nella corsia oltre il tempo detto: la richiesta finisce da sola.", en: "Nobody waits in the aisle for longer than was said: the request ends by itself." },
    within: 5,
    broken: `select ${named} as key from aisle_requests r where r.ended_at is null and r.due_at < now() - interval '5 minutes'`,
    guard: "Each request has an end when it begins (CHECK aisle_requests_due); the clock ends what is due, every minute (expire-requests).",
    mend: { it: "Guarda se l’orologio del negozio gira (Salute, lavori), poi chiudi la richiesta.", en: "See whether the shop's clock runs (Health, jobs), then end the request." },
    fault: ["nobody comes", "lib/aisle/accept-request.test.ts", "by the clock"],
  },
  {
    id: "AQ3",
    says: { it: "Quello che un collega ha cercato e non c’era è contato una volta allo scaffale che l’ha perso.", en: "What a colleague looked for and was not there is counted once, at the shelf that lost it." },
    broken: `
      select ${named} as key from aisle_requests r left join shelf_misses m on m.request_id = r.id
      where (r.state = 'not-there') <> (m.id is not null) or m.location_id <> r.location_id or m.variant_id <> r.variant_id`,
    guard: "The step itself writes the miss (trigger step_aisle_request); misses are append-only, one for each request (unique).",
    mend: { it: "Conta lo scaffale: la lista di quello che si è perso è indietro di uno.", en: "Count the shelf: the list of what was lost is behind by one." },
    fault: ["it was not there", "lib/aisle/accept-request.test.ts", "not there: written down"],
  },
];
