import { take } from "./pay";
import { giveUpOrPresent } from "./readers";
import { settleRefund } from "./refunds";
import { expireOverdue } from "./sessions";
import { nowOf, type World } from "./world";

/** Does what the clock has made due: slow cards, cards at readers, late refunds, pages whose time is over. Answers whether anything was. */
export function tick(world: World): boolean {
  const before = Object.keys(world.books.events).at(-1);
  const at = nowOf(world);
  const due = world.books.due.filter((one) => one.at <= at);
  world.books.due = world.books.due.filter((one) => one.at > at);
  for (const one of due) {
    if (one.is === "refund") settleRefund(world, one.refundId);
    else if (one.is === "present") giveUpOrPresent(world, one.readerId, one.intentId);
    else {
      const held = world.books.intents[one.intentId];
      if (held?.intent.status === "processing") take(world, held, null);
    }
  }
  expireOverdue(world);
  return due.length > 0 || Object.keys(world.books.events).at(-1) !== before;
}
