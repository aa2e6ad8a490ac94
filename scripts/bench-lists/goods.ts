import { type Sql } from "postgres";

const NOUNS = [
  ["Lampada", "lamp"], ["Vaso", "vase"], ["Tazza", "mug"], ["Piatto", "plate"], ["Ciotola", "bowl"], ["Brocca", "jug"], ["Bicchiere", "glass"], ["Caraffa", "carafe"], ["Calice", "goblet"],
  ["Barattolo", "jar"], ["Sospensione", "pendant"], ["Piantana", "standard"], ["Moka", "pot"], ["Tagliere", "board"], ["Macinapepe", "mill"], ["Casseruola", "casserole"], ["Bollitore", "kettle"], ["Sgabello", "stool"],
  ["Tavolino", "table"], ["Sedia", "chair"], ["Scaffale", "shelf"], ["Poltrona", "armchair"], ["Cuscino", "cushion"], ["Coperta", "throw"], ["Canovaccio", "towel"], ["Tappeto", "rug"], ["Quaderno", "notebook"],
  ["Penna", "pen"], ["Vassoio", "tray"], ["Orologio", "clock"], ["Candela", "candle"], ["Diffusore", "diffuser"], ["Candeliere", "candlestick"], ["Fermalibri", "bookend"], ["Specchio", "mirror"], ["Cestino", "basket"],
] as const;
const SYLLABLES = ["lu", "na", "ro", "ve", "mi", "ta", "se", "do", "pi", "co", "ga", "fe", "bri", "sta", "no", "le"];
const WORDS = "una luce calda per il tavolo di casa quando la sera si fa lunga e il giorno resta fuori dalla finestra con mani pazienti legno pietra vetro soffiato smalto e argilla nuda che tiene bene in mano".split(" ");
const ENGLISH = "a warm light for the table at home when the evening grows long and the day stays outside the window with patient hands wood stone blown glass glaze and bare clay that sits well in the hand".split(" ");

export const PRODUCTS = 25_000;
export const VARIANTS = 4 * PRODUCTS;
const PLACES = 5;

/** A shop of 25,000 products with 4 variants each: 8 departments with 3 below each, 5 places, prices and stock. Written past the triggers, as a restore would. */
export async function fill(sql: Sql): Promise<void> {
  const name = (n: number) => [0, 1, 2].map((i) => SYLLABLES[Math.floor(n / 16 ** i) % 16]).join("");
  const some = (words: readonly string[], n: number) => Array.from({ length: 12 }, (_, i) => words[(n + i * (1 + (n % 5))) % words.length]).join(" ");
  const texts = Array.from({ length: PRODUCTS }, (_, n) => {
    const [it, en] = NOUNS[n % NOUNS.length] ?? NOUNS[0];
    const called = name((n * 7919) % 4096);
    return { n, it: `${it} ${called}`, en: `${it} ${called}`, dit: `${it} ${some(WORDS, n)}`, den: `A ${en} ${some(ENGLISH, n * 3)}` };
  });
  await sql`set session_replication_role = replica`;
  await sql`create temporary table texts as select * from jsonb_to_recordset(${sql.json(texts)}) as t(n int, it text, en text, dit text, den text)`;
  await sql.unsafe(`
    create function pg_temp.uid(noun text, n int) returns uuid language sql immutable as $$ select (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || substr(md5(noun), 1, 12))::uuid $$;
    insert into categories (id, handle, parent_id, name, position) select pg_temp.uid('category', n), 'department-' || n, case when n >= 8 then pg_temp.uid('category', n % 8) end,
      jsonb_build_object('it', 'Reparto ' || n, 'en', 'Department ' || n), n from generate_series(0, 31) n;
    insert into makers (id, name, postal_address, electronic_address) values (pg_temp.uid('maker', 0), 'Prova', 'Via di Prova 1', 'prova@prova.example');
    insert into locations (id, handle, kind, name, street, postcode, city, province, country, phone, email, latitude, longitude, time_zone, directions, services, delivers_from, collect_from, preparation_minutes, hold_days, routing_rank)
      select pg_temp.uid('location', n), 'place-' || n, 'store', 'Posto ' || n, 'Via 1', '20100', 'Milano', 'MI', 'IT', '+39 02 5550 1000', 'a@prova.example', 45, 9, 'Europe/Rome', '{"it":"","en":""}', '[]', true, true, 60, 3, n
      from generate_series(1, ${PLACES}) n;
    insert into products (id, handle, title, description, material, material_family, care, category_id, maker_id, vat_rate, country_of_origin, status, position, added_at)
      select pg_temp.uid('product', n), 'product-' || n, jsonb_build_object('it', it, 'en', en), jsonb_build_object('it', dit, 'en', den), '{"it":"gres smaltato","en":"glazed stoneware"}',
        (array['ceramic','glass','wood','metal','stone','textile','paper','wax'])[1 + n % 8], '{"it":"","en":""}', pg_temp.uid('category', 8 + n % 24), pg_temp.uid('maker', 0), 2200, 'IT', 'active', n, now() - n * interval '10 minutes' from texts;
    insert into options (id, product_id, key, name, position) select pg_temp.uid('option', n), pg_temp.uid('product', n), 'col', '{"it":"Colore","en":"Colour"}', 0 from texts;
    insert into option_values (id, option_id, key, name, swatch, colour_family, position) select pg_temp.uid('value', n * 4 + v), pg_temp.uid('option', n), 'c' || v, '{"it":"Colore","en":"Colour"}', '#888888',
      (array['white','cream','natural','grey','black','brown','terracotta','red','pink','yellow','green','blue','clear','metal'])[1 + (n * 7 + v * 3) % 14], v from texts, generate_series(0, 3) v;
    insert into variants (id, product_id, sku, choice, position) select pg_temp.uid('variant', n * 4 + v), pg_temp.uid('product', n), 'SKU-' || n || '-' || v, jsonb_build_object('col', 'c' || v), v from texts, generate_series(0, 3) v;
    insert into media (id, product_id, stem, alt, width, height, widths, blur) select pg_temp.uid('media', n), pg_temp.uid('product', n), 'prova', '{"it":"","en":""}', 800, 1000, '{320,640}', 'data:,' from texts;
    insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by)
      select pg_temp.uid('price' || step, n * 4 + v), pg_temp.uid('variant', n * 4 + v), 'EUR', 1000 + (n * 37 % 400) * 100 + v * 500 - step * 100, case when step = 0 then 'regular' else 'reduced' end, now() - (100 - step * 40) * interval '1 day', 'bench', 'job:bench'
      from texts, generate_series(0, 3) v, generate_series(0, 1) step;
    insert into stock_levels (location_id, variant_id, on_hand) select pg_temp.uid('location', p), pg_temp.uid('variant', n * 4 + v), (n * 31 + v * 7 + p * 13) % 9 from texts, generate_series(0, 3) v, generate_series(1, ${PLACES}) p;
  `);
  await sql`set session_replication_role = origin`;
  await sql`analyze`;
}
