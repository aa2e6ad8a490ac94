// The program behind `npm run reconcile`: one comparison now, its differences as lines. Exits 1 while any stands.
import { closePools } from "@/db/client";
import { plainMoney, type Currency, minorOf } from "@/lib/core/money";
import { words } from "@/lib/core/wording";
import { reconcile } from "@/lib/payments/reconcile";

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const t = words("en", "admin-payments");
const told = await reconcile(new Date());
await closePools();
if (!told.ok) {
  say("The card processor gives no lists: check that it answers and that STRIPE_SECRET_KEY may read charges and refunds.");
  process.exitCode = 1;
} else {
  const { captures, refunds, mended, differences } = told.value;
  say(`${captures} captures and ${refunds} refunds of the last three days; ${mended} mended, ${differences.length} differ.`);
  const money = (amount: number | null, currency: string) => (amount === null ? t("nothing") : plainMoney(minorOf(amount), currency as Currency));
  for (const { kind, ref, orderNumber, there, here, currency, since } of differences)
    say(`\n${t(`kinds.${kind}`)}${orderNumber ? `, order ${orderNumber}` : ""}\n  ${ref}: processor ${money(there, currency)}, books ${money(here, currency)}, since ${since}\n  ${t(`mend.${kind}`)}`);
  if (differences.length > 0) process.exitCode = 1;
}
