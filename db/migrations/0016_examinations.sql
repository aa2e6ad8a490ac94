CREATE TABLE "examinations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "examinations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ms" integer NOT NULL,
	"asked_by" text NOT NULL,
	"broken" integer NOT NULL,
	"unseen" integer NOT NULL,
	"findings" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_seals" (
	"ledger" text NOT NULL,
	"day" date NOT NULL,
	"rows" bigint NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_seals_day_ledger_pk" PRIMARY KEY("day","ledger")
);
--> statement-breakpoint
CREATE INDEX "examinations_at_index" ON "examinations" USING btree ("at" DESC NULLS LAST);
--> statement-breakpoint
-- What was found is not changed afterwards; what was healthy goes after 30 days, what was not after a year.
create trigger append_only before update on examinations for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on examinations for each statement execute function refuse_change();
--> statement-breakpoint
create function keep_examinations() returns trigger language plpgsql as $$
begin
  if (old.at > now() - case when old.broken + old.unseen = 0 then interval '30 days' else interval '365 days' end) then
    raise exception 'what the doctor found stays for 30 days, or a year where something was wrong' using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
--> statement-breakpoint
create trigger keep_examinations before delete on examinations for each row execute function keep_examinations();
--> statement-breakpoint
alter table examinations add constraint examinations_actor check (asked_by ~ '^(staff|job):.');
--> statement-breakpoint

-- The ledgers, a line for each row, in words that stay the same when a column is added.
create view ledger_lines as
  select 'stock_movements' as ledger, m.at, row (m.id, m.location_id, m.variant_id, m.kind, m.on_hand_by, m.held_by, m.in_transit_by, m.display_by, m.damaged_by, m.cause, m.actor, extract(epoch from m.at))::text as line from stock_movements m
  union all select 'order_history', h.at, row (h.id, h.order_id, h."from", h."to", extract(epoch from h.at))::text from order_history h
  union all select 'journals', j.at, row (j.id, j.kind, j.cause, extract(epoch from j.at))::text from journals j
  union all select 'entries', j.at, row (e.id, e.journal_id, e.account, e.currency, e.amount)::text from journals j join entries e on e.journal_id = j.id
  union all select 'documents', d.issued_at, row (d.series, d.number, d.kind, d.order_id, extract(epoch from d.issued_at))::text from documents d
  union all select 'prices', p.added_at, row (p.id, p.seq, p.variant_id, p.currency, p.amount, p.kind, extract(epoch from p.starts_at), p.reason, p.added_by, extract(epoch from p.added_at))::text from prices p;
--> statement-breakpoint
create index stock_movements_at on stock_movements using brin (at);
--> statement-breakpoint
create index order_history_at on order_history using brin (at);
--> statement-breakpoint
create index journals_at on journals using brin (at);
--> statement-breakpoint
create index documents_at on documents using brin (issued_at);
--> statement-breakpoint
create index prices_at on prices using brin (added_at);
--> statement-breakpoint
create trigger append_only before update or delete on ledger_seals for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on ledger_seals for each statement execute function refuse_change();
--> statement-breakpoint
-- L5: the only way to seal: the first day in UTC that is over since five minutes, is not sealed and lies at most 35 days back. Names it.
create function seal_ledgers() returns date language plpgsql security definer set search_path = public, pg_temp as $$
declare today date := (now() - interval '5 minutes') at time zone 'UTC'; sealing date;
begin
  perform pg_advisory_xact_lock(829306444);
  sealing := greatest(today - 35, coalesce((select max(day) + 1 from ledger_seals), today - 35));
  if sealing >= today then return null; end if;
  insert into ledger_seals (ledger, day, rows, hash)
    select l, sealing, coalesce(lines.rows, 0), coalesce(lines.hash, 0)::text
      from unnest(array['stock_movements', 'order_history', 'journals', 'entries', 'documents', 'prices']) l
      left join (select ledger, count(*) as rows, sum(hashtextextended(line, 0)::numeric) as hash from ledger_lines
        where at >= sealing::timestamp at time zone 'UTC' and at < (sealing + 1)::timestamp at time zone 'UTC' group by ledger) lines on lines.ledger = l;
  return sealing;
end $$;
