/** So many buyers, and most of them should have got what they came for. */
const MANY = 12;

/**
 * What is wrong after a storm, a sentence each; none when the shop kept its word. Pure.
 * @param {{ struck: object[], answers: object, buyers: object[] }} storm
 * @param {object} judged what judge.ts found
 * @param {{ net: number }} ledger the card processor's own sum, in minor units
 */
export function wrongIn({ struck, answers, buyers, waiting = 0 }, judged, ledger, { wrong: logged = [], letters = new Map() } = {}) {
  const wrong = [];
  for (const { id, back, most = 5_000, saw = [], alive, ill } of struck) {
    if (!alive) wrong.push(`${id}: the app ended`);
    if (back === null) wrong.push(`${id}: the app did not serve within ${Math.round(most / 1000)} s after it was over${saw.length > 0 ? `; ${saw.join(", ")}` : ""}`);
    for (const { id: invariant, keys } of ill) wrong.push(`${id}: the doctor names ${invariant} ${keys.join(", ")}`);
  }
  for (const [what, times] of answers.wrong) wrong.push(`${what}${times > 1 ? ` (${times} times)` : ""}`);
  for (const line of new Set(logged)) wrong.push(`The log holds: ${line}`);

  if (waiting > 0) wrong.push(`${waiting} jobs still wait for their first try, long after everything was whole`);
  const placed = buyers.filter(({ final }) => final === "placed").length;
  if (buyers.length >= MANY && placed < buyers.length / 4) wrong.push(`Only ${placed} of ${buyers.length} buyers placed an order: hardly anything was tried`);

  const byKey = new Map();
  for (const order of judged.orders) byKey.set(order.key, [...(byKey.get(order.key) ?? []), order]);
  for (const [key, orders] of byKey) if (orders.length > 1) wrong.push(`The checkout ${key} made ${orders.length} orders`);
  for (const buyer of buyers) {
    const who = `Buyer ${buyer.n}`;
    if (buyer.final === null) wrong.push(`${who} never got a final answer (${buyer.tries} tries)`);
    const order = byKey.get(buyer.key)?.[0];
    if (buyer.final === "placed" && !order) wrong.push(`${who} was told of an order that is not there`);
    if (buyer.final === "placed" && order && order.session !== buyer.session) wrong.push(`${who}'s page is not order ${order.number}'s`);
    if (!order) continue;
    const kept = order.captured - order.refunded;
    const isPaid = ["paid", "fulfilled"].includes(order.state) && kept === buyer.paid;
    const isBack = ["expired", "cancelled"].includes(order.state) && order.refunded === buyer.paid;
    if (buyer.paid !== null && !isPaid && !isBack) wrong.push(`${who} paid ${buyer.paid} for order ${order.number}, which is ${order.state} (payment ${order.attempt}, refunded ${order.refunded})`);
    if (buyer.paid === null && order.captured > 0) wrong.push(`${who} did not pay, order ${order.number} has ${order.captured}`);
  }
  if (judged.clearing !== ledger.net) wrong.push(`The card processor has ${ledger.net}, the books ${judged.clearing}`);
  if (judged.differences === null) wrong.push("The card processor could not be compared");
  for (const { kind, ref, orderNumber } of judged.differences ?? []) wrong.push(`Card processor and books differ: ${kind} ${ref} ${orderNumber ?? ""}`);
  for (const { id, keys, unseen } of judged.ill) wrong.push(`The doctor names ${id} ${unseen ?? keys.join(", ")}`);
  for (const { id, kind, state } of judged.letters) if (state === "sent" && !letters.has(id)) wrong.push(`The letter ${kind} ${id} is said to be sent and never arrived`);
  return wrong;
}
