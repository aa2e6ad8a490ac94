import { findCard, onFile } from "./cards";
import { ledger } from "./balance";
import { ENDPOINTS } from "./endpoints";
import { readStep } from "./faults";
import { answerChallenge, intentFor, tryCard, type Tried } from "./pay";
import { addReader, findReader, present, timeOut } from "./readers";
import { json, type Reply } from "./reply";
import { findSession } from "./sessions";
import { tick } from "./tick";
import { usualMode, type WebhookMode } from "./webhooks";
import { emptyBooks, nowOf, type Settings, usualSettings, type World } from "./world";

type Sent = Record<string, unknown>;
type Command = (world: World, sent: Sent, ref: string) => unknown;

/** What tests may do to the stand-in, under /_stand_in. Each answers JSON; bad input answers 400 with a sentence. */
const COMMANDS: Record<string, Command> = {
  "GET ledger": (world) => ledger(world),
  "GET deliveries": (world) => world.post.deliveries,
  "POST faults": scriptFaults,
  "POST webhooks": setWebhooks,
  "POST settings": (world, sent) => Object.assign(world.settings, usualSettings(), figures(sent, usualSettings())),
  "POST advance-clock": advance,
  "POST pay": payWithout,
  "POST reader": (world, sent, ref) => setReader(world, sent, ref),
  "POST reset": reset,
};

export function control(world: World, method: string, path: string, body: string): Reply {
  const [command = "", ref = ""] = path.split("/");
  const run = COMMANDS[`${method} ${command}`];
  if (!run) return json(404, { error: `no such command; known: ${Object.keys(COMMANDS).join(", ")}` });
  try {
    return json(200, run(world, body ? (JSON.parse(body) as Sent) : {}, ref));
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

/** `{on: "refunds.create", steps: ["429", {do: "slow", ms: 500}, "ok"]}`: one step per call, then all is well again. */
function scriptFaults(world: World, sent: Sent): unknown {
  const on = String(sent["on"]);
  const known = ["pay", "reader", ...ENDPOINTS.map(({ name }) => name)];
  if (!known.includes(on)) throw new TypeError(`unknown endpoint ${on}; known: ${known.join(", ")}`);
  const steps = Array.isArray(sent["steps"]) ? (sent["steps"] as unknown[]) : [];
  world.faults[on] = steps.map(readStep);
  return world.faults;
}

/** `{copies, delayMs, drop, reverse, badSignature, oldTimestamp}`; what isn't named goes back to normal. */
function setWebhooks(world: World, sent: Sent): WebhookMode {
  const usual = usualMode();
  for (const name of Object.keys(sent)) if (!(name in usual)) throw new TypeError(`unknown mode ${name}; known: ${Object.keys(usual).join(", ")}`);
  world.post.mode = { ...usual, ...(sent as Partial<WebhookMode>) };
  return world.post.mode;
}

function figures(sent: Sent, known: Settings): Partial<Settings> {
  for (const name of Object.keys(sent)) if (!(name in known)) throw new TypeError(`unknown setting ${name}; known: ${Object.keys(known).join(", ")}`);
  return sent as Partial<Settings>;
}

/** `{ms}`, `{seconds}` or `{minutes}`, forwards only. */
function advance(world: World, sent: Sent): unknown {
  const by = Number(sent["ms"] ?? 0) + Number(sent["seconds"] ?? 0) * 1_000 + Number(sent["minutes"] ?? 0) * 60_000;
  if (!Number.isFinite(by) || by < 0) throw new TypeError("the clock only goes forwards");
  world.books.clockAheadMs += by;
  tick(world);
  return { now: new Date(nowOf(world)).toISOString() };
}

/** Pays a session without the browser: `{card: "success", challenge: "complete" | "fail" | "abandon"}`. */
function payWithout(world: World, sent: Sent, ref: string): unknown {
  const held = findSession(world, ref);
  const card = findCard(String(sent["card"] ?? "success"));
  if (!card) throw new TypeError(`unknown card ${String(sent["card"])}`);
  if (held.session.status !== "open") throw new TypeError(`the session is ${held.session.status}`);
  const intent = intentFor(world, held);
  let tried: Tried | null = tryCard(world, intent, onFile(card, { expMonth: 12, expYear: 2034, holder: "Test" }));
  const answer = sent["challenge"] ?? "complete";
  if (tried.is === "challenge" && answer !== "abandon") tried = answerChallenge(world, intent, answer === "complete");
  return { tried: tried?.is, session: held.session, intent: intent.intent };
}

/** `{status: "offline" | "online"}`, `{timeOut: true}`: nobody holds a card against it, `{present: "success"}`: somebody does. Without a reader's name one is made. */
function setReader(world: World, sent: Sent, ref: string): unknown {
  if (!ref) return addReader(world);
  const found = findReader(world, ref);
  if (sent["status"] === "offline" || sent["status"] === "online") found.status = sent["status"];
  if (sent["timeOut"] === true) timeOut(world, ref);
  if (typeof sent["present"] === "string") present(world, ref, sent["present"]);
  return found;
}

function reset(world: World): unknown {
  world.books = emptyBooks();
  world.faults = {};
  world.settings = usualSettings();
  world.post.mode = usualMode();
  world.post.deliveries = [];
  world.post.fresh = [];
  world.post.line = [];
  return { reset: true };
}
