/**
 * Who may know whom. Each room of lib/ names the rooms whose verbs, reads and rules it uses; the graph has no cycles.
 * Everybody may use lib/core and any room's types. The lint reads this file: `npm run lint`.
 */
export const ROOMS = {
  events: [],
  codes: [],
  health: [],
  company: ["events"],
  staff: ["events"],
  people: ["codes", "company", "customers", "events", "messages", "staff"],
  locations: ["events"],
  customers: ["company", "codes", "events", "messages"],
  paper: [],
  pictures: [],
  pricing: ["events"],
  drawer: ["staff"],
  wallets: ["codes", "events"],
  inventory: ["events"],
  catalogue: ["codes", "company", "pictures", "pricing", "inventory", "events"],
  imports: ["catalogue", "codes", "events", "inventory", "office", "pricing"],
  labels: ["codes", "paper", "pricing", "events"],
  cart: ["codes", "labels", "pricing", "wallets", "events"],
  orders: ["company", "inventory", "paper", "wallets", "events"],
  figures: ["fulfilment"],
  fulfilment: ["codes", "inventory", "locations", "orders", "events"],
  goods: ["codes", "fulfilment", "pricing"],
  checkout: ["cart", "codes", "gateways", "payments", "customers", "fulfilment", "inventory", "locations", "orders", "pricing", "wallets", "events"],
  aisle: ["inventory", "locations", "fulfilment", "goods", "events"],
  tasks: ["aisle", "claims", "fulfilment", "goods", "inventory", "labels", "returns", "staff"],
  refunds: ["drawer", "gateways", "wallets", "events"],
  payments: ["drawer", "orders", "inventory", "fulfilment", "codes", "gateways", "refunds", "returns", "wallets", "events"],
  till: ["company", "cart", "checkout", "codes", "customers", "drawer", "fulfilment", "gateways", "labels", "locations", "messages", "orders", "payments", "refunds", "returns", "staff", "wallets", "events"],
  rights: ["fulfilment", "locations", "orders"],
  returns: ["company", "orders", "customers", "codes", "drawer", "gateways", "locations", "paper", "pictures", "refunds", "receipts", "rights", "staff", "messages", "wallets", "events"],
  claims: ["company", "codes", "events", "messages", "orders", "refunds", "returns", "rights"],
  care: ["company", "checkout", "claims", "codes", "customers", "events", "fulfilment", "messages", "orders", "payments", "returns", "wallets"],
  office: ["company", "care", "catalogue", "figures", "fulfilment", "goods", "inventory", "locations", "messages", "orders", "people", "pricing", "staff"],
  receipts: ["company", "codes", "customers", "locations", "orders", "messages", "rights", "events"],
  messages: ["company", "codes", "fulfilment", "gateways", "locations", "orders", "refunds", "events"],
  gateways: [],
};

/** Above the rooms: what the app talks to. */
export const ABOVE = {
  cached: [...Object.keys(ROOMS), "request"],
  subscribers: [...Object.keys(ROOMS), "cached"],
  request: [...Object.keys(ROOMS), "cached", "subscribers"],
};

/** Throws when the rooms' graph has a cycle, naming it. */
export function refuseCycles(rooms = ROOMS) {
  const visit = (room, path) => {
    if (path.includes(room)) throw new Error(`rooms know each other in a circle: ${[...path.slice(path.indexOf(room)), room].join(" -> ")}`);
    for (const next of rooms[room] ?? []) visit(next, [...path, room]);
  };
  for (const room of Object.keys(rooms)) visit(room, []);
}
