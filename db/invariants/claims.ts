import { type Invariant, nobody } from "./types";

const ASK = { it: "Apri il reclamo e l’ordine, e chiedi a chi lo ha deciso che cosa è successo davvero.", en: "Open the claim and its order, and ask whoever decided on it what has really happened." };
/** A claim by its order: `7KQ2MXDH (claim 0199…)`. */
const KEY = "o.number || ' (claim ' || c.id || ')'";

/** Faults that customers reported, and what became of them. */
export const CLAIMS: readonly Invariant[] = [
  {
    id: "S14",
    says: { it: "Ogni pezzo dato al posto di uno difettoso esce dallo scaffale mentre l’altro entra fra quelli che non si vendono.", en: "Every piece given for a faulty one leaves the shelf as the other comes in to what is not sold." },
    broken: `
      select coalesce(${KEY}, m.cause) as key
      from (select * from claim_steps where step = 'replacement') s join claims c on c.id = s.claim_id join orders o on o.id = c.order_id join order_lines l on l.id = c.order_line_id
      full join (select * from stock_movements where kind = 'claim') m on m.cause = 'claim:' || s.id
      where s.id is null or m.id is null or m.location_id <> s.location_id or m.variant_id <> l.variant_id or m.actor <> s.actor or m.on_hand_by <> -c.quantity or m.damaged_by <> c.quantity`,
    guard: "The trigger of claim_steps writes the movement, and nothing else may write one of this kind; CHECK stock_movements_kind.",
    mend: { it: "Conta i pezzi nel negozio, anche quelli messi da parte, e registra il conteggio.", en: "Count the pieces in the store, those put aside too, and record the count." },
    fault: ["ten colleagues decide on one claim", "lib/claims/claims.test.ts", "ten colleagues at once"],
  },
  {
    id: "R10",
    says: { it: "Una segnalazione è di pezzi consegnati, sta dove l’ha lasciata il suo ultimo passo, e i passi si seguono come devono; si sa chi li ha fatti.", en: "A claim is of pieces that were handed over, stands where its last step left it, and its steps follow each other as they must; it is known who took them." },
    broken: [
      `select ${KEY} as key from claims c join orders o on o.id = c.order_id join order_lines l on l.id = c.order_line_id
        where ${nobody("c.actor")} or l.order_id <> c.order_id or c.quantity > l.fulfilled or c.state <> coalesce((select s.step from claim_steps s where s.claim_id = c.id order by s.position desc limit 1), 'reported')`,
      `select ${KEY} as key from (select s.*, lag(step, 1, 'reported') over (partition by claim_id order by position) as before from claim_steps s) s join claims c on c.id = s.claim_id join orders o on o.id = c.order_id
        where ${nobody("s.actor")} or (s.before, s.step) not in (('reported', 'repair'), ('reported', 'replacement'), ('reported', 'reduction'), ('reported', 'refund'), ('reported', 'refused'), ('reported', 'withdrawn'),
            ('repair', 'ready'), ('repair', 'replacement'), ('repair', 'reduction'), ('repair', 'refund'), ('ready', 'repaired'))
          or (s.step = 'refund' and (select sum(b.quantity) from return_lines b join returns r on r.id = b.return_id where r.id = s.return_id and r.kind = 'fault' and b.order_line_id = c.order_line_id and b.accepted) is distinct from c.quantity)`,
    ],
    guard: "The triggers of claims and of its steps; unique claims_one_open and claim_steps_once; steps are append-only.",
    mend: ASK,
    fault: ["a step is taken out of turn", "lib/claims/claims.test.ts", "a step out of turn"],
  },
  {
    id: "R11",
    says: { it: "Un prezzo ridotto per un difetto restituisce proprio quella somma, e una riga non restituisce mai, in tutto, più di quanto è costata.", en: "A price that is lowered for a fault gives back exactly that sum, and a line never gives back, in all, more than it cost." },
    broken: [
      `select o.number as key from orders o join (
          select order_id, sum(said) as said, sum(gone) as gone from (
            select c.order_id, s.amount as said, 0 as gone from claim_steps s join claims c on c.id = s.claim_id where s.step = 'reduction'
            union all select a.order_id, 0, b.amount from refunds b join payment_attempts a on a.id = b.attempt_id where b.reason = 'reduction') x group by order_id) m on m.order_id = o.id
        where m.said <> m.gone`,
      `select o.number || '/' || l.position as key from order_lines l join orders o on o.id = l.order_id join (select c.order_line_id, sum(s.amount) as reduced from claim_steps s join claims c on c.id = s.claim_id where s.step = 'reduction' group by c.order_line_id) m on m.order_line_id = l.id
        where m.reduced + coalesce((select sum(b.amount) from return_lines b where b.order_line_id = l.id), 0) > l.total`,
    ],
    guard: "Checked when the transaction of the reduction or of the return ends (triggers reconcile_reduction and reconcile_return); why money goes back is frozen (trigger guard_refund).",
    mend: { it: "Confronta il reclamo con i rimborsi dell’ordine: quello che manca va restituito, quello che è di troppo va annotato.", en: "Compare the claim with the order’s refunds: give back what is missing, and write down what was too much." },
    fault: ["a reduction is written without its money", "lib/claims/claims.test.ts", "a reduction without its money"],
  },
];
