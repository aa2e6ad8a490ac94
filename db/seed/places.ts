import { Temporal } from "temporal-polyfill";
import { cashMovements, cashSessions, exceptionalHours, locations, openingHours, tills } from "@/db/schema/all";
import { minorOf } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import { italianHolidays } from "@/lib/locations/calendar/rules";
import { idOf, type SeedTx } from "./shared";

type Hours = string; // "10:00-13:30 15:30-19:30", empty: closed
type PlaceSeed = Omit<typeof locations.$inferInsert, "id" | "country" | "timeZone" | "email"> & {
  readonly week: readonly [mo: Hours, tu: Hours, we: Hours, th: Hours, fr: Hours, sa: Hours, su: Hours];
  /** Hours on public holidays on which shops commonly open; empty: closed then too. */
  readonly holidayHours: Hours;
  /** The feast of the city's patron: month and day, hours, name. */
  readonly patron: readonly [day: string, hours: Hours, name: Words];
  readonly summerClosure?: readonly [from: string, to: string];
};
const w = (it: string, en: string): Words => ({ it, en });

const COLLECT = w("Ritiro degli ordini", "Order collection");
const RETURNS = w("Resi, anche degli ordini online", "Returns, online orders too");
const WRAPPING = w("Confezioni regalo, senza spese", "Gift wrapping, free of charge");
const NO_STEPS = w("Ingresso senza gradini", "Step-free entrance");

export const PLACES: readonly PlaceSeed[] = [
  {
    handle: "milano-corso-como", kind: "store", name: "Corso Como", street: "Corso Como 9", postcode: "20154", city: "Milano", province: "MI",
    phone: "+39 02 5550 1010", latitude: 45.4817, longitude: 9.1873, picture: "store-1",
    directions: w(
      "Due minuti a piedi dalla stazione Garibaldi (M2 verde, M5 lilla e treni suburbani): esci verso corso Como e prendi il lato destro. Il tram 10 e il 33 fermano in viale Sturzo. In bici c’è una rastrelliera davanti alla porta.",
      "Two minutes on foot from Garibaldi station (M2 green, M5 lilac and suburban trains): leave towards Corso Como and keep to the right. Trams 10 and 33 stop in viale Sturzo. There are bicycle stands by the door.",
    ),
    services: [COLLECT, RETURNS, w("Lampade riparate ogni mercoledì", "Lamps repaired every Wednesday"), w("Consulenza luce su appuntamento, 30 minuti", "Lighting advice by appointment, 30 minutes"), WRAPPING, NO_STEPS],
    deliversFrom: true, collectFrom: true, preparationMinutes: 120, holdDays: 5, reserveHours: 24, documentFrom: minorOf(100_000), routingRank: 2, windowMinutes: 60, windowCapacity: 4, windowDays: 3,
    week: ["10:00-20:00", "10:00-20:00", "10:00-20:00", "10:00-21:00", "10:00-20:00", "10:00-20:00", "11:00-19:00"],
    holidayHours: "11:00-19:00", patron: ["12-07", "11:00-19:00", w("Sant’Ambrogio", "Saint Ambrose’s Day")],
  },
  {
    handle: "torino-via-lagrange", kind: "store", name: "Via Lagrange", street: "Via Lagrange 20", postcode: "10123", city: "Torino", province: "TO",
    phone: "+39 02 5550 1020", latitude: 45.0657, longitude: 7.6836, picture: "store-2",
    directions: w(
      "Cinque minuti a piedi da Porta Nuova (metro e treni): attraversa piazza Carlo Felice e segui i portici fino a via Lagrange, che è pedonale. Il tram 4 e il 15 fermano in via XX Settembre.",
      "Five minutes on foot from Porta Nuova (metro and trains): cross piazza Carlo Felice and follow the arcades to via Lagrange, which is pedestrian. Trams 4 and 15 stop in via XX Settembre.",
    ),
    services: [COLLECT, RETURNS, WRAPPING, NO_STEPS],
    deliversFrom: true, collectFrom: true, preparationMinutes: 120, holdDays: 5, reserveHours: 24, routingRank: 4,
    week: ["15:00-19:30", "10:00-19:30", "10:00-19:30", "10:00-19:30", "10:00-19:30", "10:00-20:00", "11:00-13:00 15:00-19:00"],
    holidayHours: "", patron: ["06-24", "", w("San Giovanni", "Saint John’s Day")],
  },
  {
    handle: "bologna-via-farini", kind: "store", name: "Via Farini", street: "Via Farini 14", postcode: "40124", city: "Bologna", province: "BO",
    phone: "+39 02 5550 1030", latitude: 44.4917, longitude: 11.3443, picture: "store-3",
    directions: w(
      "Sotto il portico, a tre minuti a piedi da piazza Maggiore: passa davanti a San Petronio e gira a destra in via Farini. Dalla stazione prendi il bus A o il 30 fino a piazza Galvani.",
      "Under the arcade, three minutes on foot from piazza Maggiore: walk past San Petronio and turn right into via Farini. From the station take bus A or 30 to piazza Galvani.",
    ),
    services: [COLLECT, RETURNS, w("Affilatura e olio per i taglieri, il primo sabato del mese", "Boards sanded and oiled, first Saturday of the month"), WRAPPING],
    deliversFrom: true, collectFrom: true, preparationMinutes: 180, holdDays: 4, reserveHours: 48, routingRank: 3,
    week: ["10:00-13:30 15:30-19:30", "10:00-13:30 15:30-19:30", "10:00-13:30 15:30-19:30", "10:00-13:30", "10:00-13:30 15:30-19:30", "10:00-13:30 15:30-19:30", ""],
    holidayHours: "", patron: ["10-04", "", w("San Petronio", "Saint Petronius’ Day")], summerClosure: ["08-08", "08-22"],
  },
  {
    handle: "roma-via-del-governo-vecchio", kind: "store", name: "Via del Governo Vecchio", street: "Via del Governo Vecchio 48", postcode: "00186", city: "Roma", province: "RM",
    phone: "+39 02 5550 1040", latitude: 41.8982, longitude: 12.4707, picture: "hero-2",
    directions: w(
      "Cinque minuti a piedi da piazza Navona, verso la Chiesa Nuova. Il 40, il 46, il 62 e il 64 fermano in corso Vittorio Emanuele II. La metro più vicina è Spagna (A): venti minuti di passeggiata.",
      "Five minutes on foot from piazza Navona, towards the Chiesa Nuova. Buses 40, 46, 62 and 64 stop in corso Vittorio Emanuele II. The nearest metro is Spagna (A), a walk of twenty minutes.",
    ),
    services: [COLLECT, RETURNS, w("Consulenza luce su appuntamento, 30 minuti", "Lighting advice by appointment, 30 minutes"), WRAPPING],
    deliversFrom: true, collectFrom: true, preparationMinutes: 120, holdDays: 5, routingRank: 5,
    week: ["10:30-20:00", "10:30-20:00", "10:30-20:00", "10:30-20:00", "10:30-20:00", "10:30-20:00", "12:00-19:30"],
    holidayHours: "12:00-19:30", patron: ["06-29", "12:00-19:30", w("Santi Pietro e Paolo", "Saints Peter and Paul")],
  },
  {
    handle: "lodi-magazzino", kind: "warehouse", name: "Magazzino di Lodi", street: "Via dei Pallet 12", postcode: "26900", city: "Lodi", province: "LO",
    phone: "+39 02 5550 1050", latitude: 45.3046, longitude: 9.5192, picture: null,
    directions: w("Non è aperto al pubblico. I corrieri entrano dal cancello 2.", "Not open to the public. Couriers enter by gate 2."),
    services: [], deliversFrom: true, collectFrom: false, preparationMinutes: 240, holdDays: 0, routingRank: 1,
    week: ["08:00-18:00", "08:00-18:00", "08:00-18:00", "08:00-18:00", "08:00-18:00", "", ""],
    holidayHours: "", patron: ["01-19", "", w("San Bassiano", "Saint Bassianus’ Day")],
  },
];

export const placeId = (handle: string) => idOf("location", handle);
const MAIL: Readonly<Record<string, string>> = { Lodi: "magazzino" };
const spansOf = (hours: Hours) => hours.split(" ").filter((s) => s !== "").map((s) => ({ opens: s.slice(0, 5), closes: s.slice(6) }));

/** Days on which every shop rests, by month and day; Easter Sunday joins them. */
const REST = new Set(["01-01", "05-01", "08-15", "12-25", "12-26"]);

/** The days of the coming 18 months that differ from the week. */
function exceptionsOf(place: PlaceSeed, now: Date): (typeof exceptionalHours.$inferInsert)[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO("Europe/Rome").toPlainDate();
  const [from, to] = [today.subtract({ days: 7 }).toString(), today.add({ months: 18 }).toString()];
  const days = new Map<string, { readonly hours: Hours; readonly reason: Words }>();
  const set = (day: string, hours: Hours, reason: Words) => (day >= from && day <= to && !days.has(day) ? days.set(day, { hours, reason }) : undefined);
  for (let year = today.year; year <= today.year + 2; year++) {
    const [patronDay, patronHours, patron] = place.patron;
    set(`${year}-${patronDay}`, patronHours, patron);
    for (const { day, name } of italianHolidays(year)) {
      const rests = REST.has(day.slice(5)) || name.en === "Easter Sunday";
      set(day, rests ? "" : place.holidayHours, name);
    }
    if (place.kind === "store") {
      set(`${year}-12-24`, "10:00-18:00", w("Vigilia di Natale", "Christmas Eve"));
      set(`${year}-12-31`, "10:00-18:00", w("San Silvestro", "New Year’s Eve"));
    }
    if (place.summerClosure) {
      const last = Temporal.PlainDate.from(`${year}-${place.summerClosure[1]}`);
      for (let day = Temporal.PlainDate.from(`${year}-${place.summerClosure[0]}`); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
        set(day.toString(), "", w("Ferie estive", "Summer holidays"));
      }
    }
  }
  return [...days].map(([day, { hours, reason }]) => {
    const [span] = spansOf(hours);
    return { locationId: placeId(place.handle), day, opens: span?.opens ?? null, closes: span?.closes ?? null, reason };
  });
}

/** Where the stand-in's reader stands. */
const DEMO_READER_AT = "milano-corso-como";

/** Two tills; the first one's drawer is open, so that the demo sells at once. */
async function seedTills(tx: SeedTx, handle: string): Promise<void> {
  const made = [1, 2].map((number) => ({ id: idOf("till", `${handle} ${number}`), locationId: placeId(handle), number, name: String(number), readerRef: handle === DEMO_READER_AT && number === 1 ? "tmr_demo" : null }));
  await tx.insert(tills).values(made);
  const [sessionId, actor] = [idOf("cash-session", handle), `staff:${idOf("staff", "dora.direttrice@bottegalume.example")}`];
  await tx.insert(cashSessions).values({ id: sessionId, tillId: made[0]?.id ?? idOf("till", handle), currency: "EUR", openedBy: actor });
  await tx.insert(cashMovements).values({ id: idOf("cash-movement", handle), sessionId, kind: "float", amount: minorOf(15_000), actor });
}

/** The four stores and the warehouse, with their hours. */
export async function seedPlaces(tx: SeedTx, now: Date): Promise<void> {
  for (const seed of PLACES) {
    const { week, holidayHours: _h, patron: _p, summerClosure: _s, ...place } = seed;
    const id = placeId(seed.handle);
    await tx.insert(locations).values({ ...place, id, country: "IT", timeZone: "Europe/Rome", email: `${MAIL[seed.city] ?? seed.city.toLowerCase()}@bottegalume.example` });
    await tx.insert(openingHours).values(week.flatMap((hours, day) => spansOf(hours).map((span) => ({ locationId: id, weekday: day + 1, ...span }))));
    await tx.insert(exceptionalHours).values(exceptionsOf(seed, now));
    if (place.kind === "store") await seedTills(tx, seed.handle);
  }
}
