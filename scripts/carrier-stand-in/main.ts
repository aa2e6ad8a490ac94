import { startCarrier } from "./start";

/** `node --import tsx scripts/carrier-stand-in/main.ts`; says `ready <address>` when it answers. */
const { PORT, CARRIER_PUBLIC_KEY: publicKey, CARRIER_SECRET_KEY: secretKey } = process.env;
try {
  if (!publicKey || !secretKey) throw new Error("CARRIER_PUBLIC_KEY and CARRIER_SECRET_KEY are missing: the keys to accept");
  const standIn = await startCarrier({ publicKey, secretKey, port: PORT ? Number(PORT) : 0 });
  console.log(`ready ${standIn.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void standIn.close().then(() => process.exit(0)));
} catch (error) {
  console.error(`carrier stand-in: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
