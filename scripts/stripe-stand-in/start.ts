import type { AddressInfo } from "node:net";
import { serve } from "./serve";
import { openStore, readBooks } from "./store";
import { tick } from "./tick";
import { closePost, openPost, requeuePending } from "./webhooks";
import { type Settings, usualSettings, type World } from "./world";

export type StandInOptions = {
  /** The only key it accepts, as `Authorization: Bearer …`. */
  secretKey: string;
  /** 0 or none: any free port. */
  port?: number | undefined;
  webhookUrl?: string | undefined;
  webhookSecret?: string | undefined;
  /** Which events the endpoint asked for; all, where none are named. */
  webhookEvents?: readonly string[] | undefined;
  /** A JSON file that lets payments survive a restart. */
  statePath?: string | undefined;
  merchant?: string | undefined;
  settings?: Partial<Settings> | undefined;
};
export type StandIn = { url: string; port: number; close: () => Promise<void> };

const TICK_MS = 250;

/** Starts the local stand-in for Stripe's HTTP API on 127.0.0.1. Rejects when the port is taken or the state unreadable. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  let touched = (): void => {};
  const world: World = {
    books: readBooks(options.statePath),
    settings: { ...usualSettings(), ...options.settings },
    faults: {},
    inFlight: new Set(),
    post: openPost(options.webhookUrl ?? null, options.webhookSecret ?? "", options.webhookEvents ?? ["*"], () => touched()),
    url: "http://127.0.0.1",
    secretKey: options.secretKey,
    merchant: options.merchant ?? "Bottega Lume",
    request: { id: null, idempotency_key: null },
  };
  const store = openStore(options.statePath, () => world.books);
  const server = serve(world, store);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  world.url = `http://127.0.0.1:${port}`;
  // After a restart on another port, pages that are still open answer here.
  for (const { session } of Object.values(world.books.sessions)) if (session.url) session.url = `${world.url}/c/pay/${session.id}`;

  const save = (): void => {
    store.save().catch((error: unknown) => console.error("stripe stand-in: cannot write its state:", error));
  };
  touched = save;
  requeuePending(world);
  const clock = setInterval(() => {
    if (tick(world)) save();
  }, TICK_MS);

  const close = async (): Promise<void> => {
    clearInterval(clock);
    closePost(world.post);
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await store.save();
  };
  return { url: world.url, port, close };
}
