import { describe } from "vitest";
import { APPENDED, DENIED, vandal } from "./testing/vandal";

// As db/guards.test.ts: what is asked for from the aisle, and what shelves have missed.

const { tryEach } = vandal();
const asks = (more: Readonly<Record<string, string>> = {}) => {
  const row = { id: "'{spare}'", location_id: "'{place}'", variant_id: "'{lamp}'", locale: "'it'", browser_hash: "repeat('a', 64)", actor: "'guest'", due_at: "now() + interval '10 minutes'", ...more };
  return `insert into aisle_requests (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")})`;
};
const step = (to: string, by: string, of = "{wish}") => `update aisle_requests set state = '${to}', actor = '${by}' where id = '${of}'`;

describe("requests from the aisle", () => {
  tryEach([
    ["AQ1", "a request begins accepted", [asks({ state: "'accepted'" })], /begins asked/],
    ["AQ1", "a shopper accepts", [step("accepted", "guest")], /aisle_requests_accepted/],
    ["AQ1", "it is brought before anybody has gone", [step("brought", "staff:other")], /goes from asked to no brought/],
    ["AQ1", "who has not gone says that it was brought", [step("accepted", "staff:one"), step("brought", "staff:other")], /who accepted/],
    ["AQ1", "two go", [step("accepted", "staff:one"), "update aisle_requests set actor = 'staff:other' where id = '{wish}'"], /as long as its step said/],
    ["AQ1", "what has ended goes on", [step("accepted", "staff:one", "{missed}")], /goes from not-there to no accepted/],
    ["AQ1", "it ends in a way that nobody knows", [step("lost", "guest")], /goes from asked to no lost/],
    ["AQ1", "another thing was asked for", ["update aisle_requests set variant_id = '{vase}' where id = '{wish}'"], DENIED, /keeps what was asked/],
    ["AQ1", "it was asked by somebody else", ["update aisle_requests set browser_hash = repeat('b', 64) where id = '{wish}'"], /keeps what was asked/],
    ["AQ1", "nobody asked while it is open", ["update aisle_requests set browser_hash = null where id = '{wish}'"], /aisle_requests_ended/],
    ["AQ1", "it was accepted earlier", ["update aisle_requests set accepted_at = now() - interval '1 hour' where id = '{missed}'"], DENIED, /keeps what was asked/],
    ["AQ1", "a request is deleted", ["delete from aisle_requests where id = '{wish}'"], DENIED, /not deleted/],
    ["AQ1", "all of them are cleared away", ["truncate aisle_requests cascade"], DENIED, APPENDED],
    ["AQ1", "one browser asks for two things", [asks(), asks({ id: "'{journal}'" })], /aisle_requests_one_open/],
    ["AQ1", "a browser's key is stored as it is", [asks({ browser_hash: "'secret'" })], /aisle_requests_said/],
    ["AQ1", "where they stand is a novel", [asks({ spot: "repeat('x', 81)" })], /aisle_requests_said/],
    ["AQ1", "a step is invented", ["insert into aisle_request_steps (request_id, state, actor) values ('{wish}', 'brought', 'staff:other')"], DENIED, null],
    ["AQ1", "a step is edited", ["update aisle_request_steps set actor = 'staff:other'"], DENIED, APPENDED],
    ["AQ1", "a step is lost", ["delete from aisle_request_steps"], DENIED, APPENDED],
    ["AQ2", "a request without end", [asks({ due_at: "now() + interval '4 hours'" })], /aisle_requests_due/],
    ["AQ2", "a request is put off", ["update aisle_requests set due_at = now() + interval '1 hour' where id = '{wish}'"], /as long as its step said/],
    ["AQ2", "a request is over before its time", [step("expired", "job:expire-requests")], /until it is due/],
    ["AQ3", "a miss of nothing that was asked for", ["insert into shelf_misses (location_id, variant_id, kind) values ('{place}', '{lamp}', 'not-there')"], /shelf_misses_kind/],
    ["AQ3", "one request is missed twice", ["insert into shelf_misses (location_id, variant_id, kind, request_id) values ('{place}', '{lamp}', 'not-there', '{missed}')"], /shelf_misses_requestId_unique/],
    ["AQ3", "a miss is edited", ["update shelf_misses set bin = 'A1'"], DENIED, APPENDED],
    ["AQ3", "a miss is lost", ["delete from shelf_misses"], DENIED, APPENDED],
    ["AQ1", "a colleague shows an endless name", ["update staff set shown_name = repeat('x', 31)"], /staff_shown_name/],
  ]);
});
