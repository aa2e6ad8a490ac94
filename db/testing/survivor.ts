// A process of its own for db/guard-process.test.ts: does to the driver what nobody may do, and says whether it lives.
import postgres from "postgres";
import { caughtExceptions, guardProcess } from "../guard-process";
import { after, kill, owner } from "./backends";

guardProcess();
guardProcess();
if (process.argv[2] === "stranger") setTimeout(() => { throw new TypeError("Cannot read properties of null (reading 'other')"); }, 10);
await after(50);

const driver = postgres(process.env["DATABASE_URL"] ?? "", { max: 1, onnotice: () => {} });
const killer = owner(1);
await driver
  .begin(async (tx) => {
    const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await kill(killer, { pid: row?.pid ?? 0 });
    await after(50);
    await tx`select 1`; // the driver writes to a socket that is no more
  })
  .catch(() => {});
await after(300);
process.stdout.write(`alive ${caughtExceptions()}\n`);
process.exit(0);
