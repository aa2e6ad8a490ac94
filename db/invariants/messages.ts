import { EACH_ORDER } from "./sources";
import type { Invariant } from "./types";

const JOBS = { it: "I lavori girano (UNICO_WORKER, i log)? Quando ripartono, tutto si fa da sé.", en: "Do the jobs run (UNICO_WORKER, the logs)? When they do, all of it is done by itself." };

/** What comes in, what follows, what goes out. */
export const MESSAGES: readonly Invariant[] = [
  {
    id: "E1",
    within: 2,
    says: { it: "A ogni avviso del gestore dei pagamenti segue quello che chiede.", en: "Notices of the card processor are followed." },
    broken: "select provider || ' ' || event_id as key from inbox where done_at is null and received_at < now() - interval '2 minutes'",
    guard: "None: it is only late. A notice is kept once (primary key) and can’t be deleted.",
    mend: { it: "Il gestore dei pagamenti risponde? I lavori girano (UNICO_WORKER)?", en: "Does the card processor answer? Do the jobs run (UNICO_WORKER)?" },
    fault: ["a notice comes while the processor doesn’t answer", "lib/payments/sweep.test.ts", "brings back a notice that had no answer"],
  },
  {
    id: "E2",
    says: { it: "Nessun lavoro ha rinunciato.", en: "No job has given up." },
    broken: "select task_identifier || ' (job ' || id || ')' as key from graphile_worker.jobs where attempts >= least(max_attempts, 10) and locked_at is null",
    guard: "None: the job stays, with its last error, for somebody to look at.",
    mend: { it: "Guarda il suo ultimo errore in graphile_worker.jobs, togli la causa, rimettilo in coda.", en: "Look at its last error in graphile_worker.jobs, remove the cause, queue it again." },
    fault: ["what follows from a fact fails", "lib/subscribers/worker.test.ts", "a reaction that fails comes again later"],
  },
  {
    id: "E3",
    within: 10,
    says: { it: "Ogni ordine pagato ha la sua conferma, una.", en: "Every paid order has its confirmation, one." },
    broken: { of: EACH_ORDER, where: "paid_at < now() - interval '10 minutes' and letters <> is_somebodys::int" },
    guard: "Unique dedupe, frozen (trigger); the job that writes it comes again until it has.",
    mend: JOBS,
    fault: ["a process is killed with a job in hand", "lib/subscribers/worker.test.ts", "the job of a process that was killed is done by another"],
  },
  {
    id: "E4",
    within: 12 * 60,
    says: { it: "Una lettera parte entro dodici ore, o è segnata come non spedita.", en: "A letter leaves within twelve hours, or is marked as not sent." },
    broken: `
      select kind || ' (message ' || id || ')' as key from messages m where state not in ('sent', 'kept', 'failed') and written_at < now() - interval '12 hours'
      and not exists (select 1 from facts f where f."is" = 'message.resent' and f.body ->> 'messageId' = m.id::text and f.at > now() - interval '12 hours')`, // a colleague's second try counts anew
    guard: "None: only the relay knows. What was sent stays sent (trigger).",
    mend: { it: "Il server di posta risponde? Guarda l’ultimo errore nel libro dei messaggi.", en: "Does the mail relay answer? Look at the last error in the book of messages." },
    fault: ["the relay is away or hangs", "lib/messages/send-message.test.ts", "a relay that is away, hangs"],
  },
  {
    id: "E9",
    within: 5,
    says: { it: "I lavori cominciano quando è ora.", en: "Jobs begin when they are due." },
    broken: "select task_identifier || ' (job ' || id || ')' as key from graphile_worker.jobs where run_at < now() - interval '5 minutes' and locked_at is null and attempts < max_attempts",
    guard: "None: it is only late.",
    mend: JOBS,
    fault: ["the worker’s connections die", "lib/subscribers/worker.test.ts", "a worker whose connections die goes on"],
  },
];
