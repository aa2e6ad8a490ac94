CREATE TABLE "return_request_lines" (
	"request_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "return_request_lines_request_id_order_line_id_pk" PRIMARY KEY("request_id","order_line_id"),
	CONSTRAINT "return_request_lines_quantity" CHECK ("return_request_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "return_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"way" text NOT NULL,
	"location_id" uuid,
	"reason" text NOT NULL,
	"state" text DEFAULT 'announced' NOT NULL,
	"code_hash" text NOT NULL,
	"return_id" uuid,
	"actor" text NOT NULL,
	"announced_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "return_requests_codeHash_unique" UNIQUE("code_hash"),
	CONSTRAINT "return_requests_known" CHECK ("return_requests"."kind" in ('withdrawal','change-of-mind') and "return_requests"."way" in ('store','parcel') and "return_requests"."state" in ('announced','decided','cancelled','lapsed') and "return_requests"."reason" in ('no-reason','too-big','too-small','not-as-shown','changed-mind','ordered-twice')),
	CONSTRAINT "return_requests_way" CHECK (("return_requests"."way" = 'parcel') = ("return_requests"."location_id" is not null)),
	CONSTRAINT "return_requests_ended" CHECK (("return_requests"."state" = 'announced') = ("return_requests"."ended_at" is null) and ("return_requests"."state" = 'decided') = ("return_requests"."return_id" is not null)),
	CONSTRAINT "return_requests_actor" CHECK ("return_requests"."actor" = 'guest' or "return_requests"."actor" ~ '^(customer|staff):.')
);
--> statement-breakpoint
ALTER TABLE "return_request_lines" ADD CONSTRAINT "return_request_lines_request_id_return_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."return_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_request_lines" ADD CONSTRAINT "return_request_lines_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_requests" ADD CONSTRAINT "return_requests_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_requests" ADD CONSTRAINT "return_requests_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_requests" ADD CONSTRAINT "return_requests_return_id_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "return_request_lines_order_line_id_index" ON "return_request_lines" USING btree ("order_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "return_requests_one_open" ON "return_requests" USING btree ("order_id") WHERE "return_requests"."state" = 'announced';--> statement-breakpoint
CREATE INDEX "return_requests_expected" ON "return_requests" USING btree ("location_id","expires_at") WHERE "return_requests"."state" = 'announced';--> statement-breakpoint
CREATE INDEX "return_requests_over" ON "return_requests" USING btree ("expires_at") WHERE "return_requests"."state" = 'announced';--> statement-breakpoint
CREATE INDEX "return_requests_order_id_index" ON "return_requests" USING btree ("order_id");--> statement-breakpoint

-- What customers announce that they give back: said now, of what is theirs and left, one at a time for an order; it ends once, and its code with it (R7).
do $$
declare t text;
begin
  foreach t in array array['return_requests','return_request_lines'] loop
    execute format('create trigger inside_atomically before insert or update or delete on %I for each statement execute function refuse_outside_atomically()', t);
    execute format('create trigger stays before delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger stays_whole before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger append_only before update on return_request_lines for each row execute function refuse_change();
--> statement-breakpoint
create function guard_return_request() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.announced_at <> now() or new.state <> 'announced' or new.expires_at <= now() or new.expires_at > now() + interval '60 days'
       or not exists (select 1 from orders where id = new.order_id and state in ('paid', 'fulfilled') and (new.kind <> 'withdrawal' or contract = 'distance')) then
      raise exception 'what is announced was paid for, and is announced now' using errcode = 'check_violation';
    end if;
    new.announced_at := clock_timestamp(); -- after the order was locked: a return that went before it has an earlier time
    return new;
  end if;
  if (to_jsonb(new) - 'state' - 'ended_at' - 'return_id') is distinct from (to_jsonb(old) - 'state' - 'ended_at' - 'return_id') then
    raise exception 'what was announced stays as it was said' using errcode = 'check_violation';
  end if;
  if old.state <> 'announced' or new.state = 'announced' then raise exception 'an announcement ends once' using errcode = 'check_violation'; end if;
  if new.state = 'decided' and pg_trigger_depth() < 2 then raise exception 'what came is decided by a return' using errcode = 'check_violation'; end if;
  if new.state = 'lapsed' and old.expires_at > now() then raise exception 'it is waited for until %', old.expires_at using errcode = 'check_violation'; end if;
  new.ended_at := now();
  return new;
end $$;
--> statement-breakpoint
create trigger guard_return_request before insert or update on return_requests for each row execute function guard_return_request();
--> statement-breakpoint
create function guard_return_request_line() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare r return_requests; l order_lines;
begin
  select * into r from return_requests where id = new.request_id;
  if r.announced_at < now() then raise exception 'an announcement is written whole' using errcode = 'check_violation'; end if;
  -- Locks the line: a return of it waits, and then finds this.
  select * into l from order_lines where id = new.order_line_id and order_id = r.order_id for update;
  if not found then raise exception 'announced are lines of its order' using errcode = 'check_violation'; end if;
  if new.quantity > l.fulfilled - l.returned then raise exception 'no more is announced than is left' using errcode = 'check_violation'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_return_request_line before insert on return_request_lines for each row execute function guard_return_request_line();
--> statement-breakpoint
create function announced_whole() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from return_request_lines where request_id = new.id) then raise exception 'announcement % names no piece', new.id using errcode = 'check_violation'; end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger announced_whole after insert on return_requests deferrable initially deferred for each row execute function announced_whole();
--> statement-breakpoint
-- A return that has pieces of an announced line before it decides on it, wherever it was taken and whether or not it accepted them.
create function decide_return_request() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update return_requests q set state = 'decided', return_id = new.return_id from return_request_lines l
    where l.order_line_id = new.order_line_id and q.id = l.request_id and q.state = 'announced';
  return null;
end $$;
--> statement-breakpoint
create trigger decide_return_request after insert on return_lines for each row execute function decide_return_request();
--> statement-breakpoint
create function end_code_of_request() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update codes set ended_at = now() where hash = new.code_hash and ended_at is null;
  return null;
end $$;
--> statement-breakpoint
create trigger end_code_of_request after update of state on return_requests for each row execute function end_code_of_request();
