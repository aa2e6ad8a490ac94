import { closePools } from "@/db/client";
import { config } from "@/lib/core/config";
import { isUnopened, openingCode } from "@/lib/people/open-shop";

/** Prints the way in, where nobody works yet; else nothing. */
try {
  if (await isUnopened()) process.stdout.write(`${config().UNICO_BASE_URL}/admin/first?code=${openingCode()}\n`);
} finally {
  await closePools();
}
