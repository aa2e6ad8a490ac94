type Fault = string | { do: string; ms?: number };
type Commands = {
  faults: { on: string; steps: Fault[] };
  webhooks: { copies?: number; delayMs?: number; drop?: boolean; reverse?: boolean };
  "advance-clock": { minutes?: number; seconds?: number };
};

/** Tells the demo payments what should go wrong, or how late it is: scripts/stripe-stand-in/control.ts. */
export async function tellStandIn<Command extends keyof Commands>(command: Command, sent: Commands[Command]): Promise<unknown> {
  const { STRIPE_API_BASE: base, STRIPE_SECRET_KEY: key } = process.env;
  const answer = await fetch(`${base}/_stand_in/${command}`, { method: "POST", headers: { authorization: `Bearer ${key}` }, body: JSON.stringify(sent) });
  if (!answer.ok) throw new Error(`the demo payments refuse ${command}: ${await answer.text()}`);
  return answer.json();
}
