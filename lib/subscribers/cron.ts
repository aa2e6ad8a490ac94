import { expireRequests, forgetRequests } from "@/lib/aisle/expire-requests";
import { forgetCarts } from "@/lib/cart/forget-carts";
import { beginPrices } from "@/lib/catalogue/begin-prices";
import { forgetCodes } from "@/lib/codes/forget-codes";
import { forgetOld } from "@/lib/customers/forget-old";
import { forgetFacts } from "@/lib/events/forget-facts";
import { examineWhenDue } from "@/lib/health/examine-shop";
import { sealLedgers } from "@/lib/health/seal-ledgers";
import { continueImports } from "@/lib/imports/continue-imports";
import { giveUpMessages } from "@/lib/messages/give-up-messages";
import { remindCollections } from "@/lib/messages/remind-collections";
import { expireCollections } from "@/lib/payments/expire-collections";
import { reconcile } from "@/lib/payments/reconcile";
import { sweep } from "@/lib/payments/sweep";
import { lapseRequests } from "@/lib/returns/lapse-requests";
import { followLabels } from "@/lib/returns/follow-labels";
import { forgetLabels } from "@/lib/returns/forget-labels";
import { forgetPhotos } from "@/lib/returns/forget-photos";
import { remindRequests } from "@/lib/returns/remind-requests";
import { expireWallets } from "@/lib/wallets/expire-wallets";

/** What is done at its hour, whoever asks or not. Safe to repeat: two processes may begin the same round. */
export type Routine = {
  /** Verb first, as a job's name: expire-holds. */
  readonly task: string;
  /** When, as five fields of a crontab in UTC: minute, hour, day, month, weekday. */
  readonly match: string;
  readonly run: () => Promise<unknown>;
};

/** Everything that happens by the clock, on one page. */
export const ROUTINES: readonly Routine[] = [
  { task: "sweep-payments", match: "* * * * *", run: () => sweep(new Date()) },
  { task: "begin-prices", match: "* * * * *", run: () => beginPrices() },
  { task: "continue-imports", match: "* * * * *", run: () => continueImports(new Date()) },
  { task: "expire-requests", match: "* * * * *", run: () => expireRequests() },
  { task: "give-up-messages", match: "*/10 * * * *", run: () => giveUpMessages() },
  { task: "expire-collections", match: "*/10 * * * *", run: () => expireCollections(new Date()) },
  { task: "remind-collections", match: "5 * * * *", run: () => remindCollections(new Date()) },
  { task: "remind-return-requests", match: "25 7 * * *", run: () => remindRequests(new Date()) },
  { task: "lapse-return-requests", match: "20 * * * *", run: () => lapseRequests() },
  { task: "follow-return-labels", match: "40 * * * *", run: () => followLabels() },
  { task: "reconcile-payments", match: "*/15 * * * *", run: () => reconcile(new Date()) },
  { task: "examine-shop", match: "* * * * *", run: () => examineWhenDue(new Date()) },
  { task: "seal-ledgers", match: "10 0 * * *", run: () => sealLedgers() },
  { task: "expire-wallets", match: "7 2 * * *", run: () => expireWallets() },
  { task: "forget-requests", match: "9 3 * * *", run: () => forgetRequests() },
  { task: "forget-carts", match: "11 3 * * *", run: () => forgetCarts() },
  { task: "forget-facts", match: "14 3 * * *", run: () => forgetFacts() },
  { task: "forget-codes", match: "15 3 * * *", run: () => forgetCodes() },
  { task: "forget-photos", match: "16 3 * * *", run: () => forgetPhotos() },
  { task: "forget-labels", match: "18 3 * * *", run: () => forgetLabels() },
  { task: "forget-old", match: "17 3 * * *", run: () => forgetOld() },
];
