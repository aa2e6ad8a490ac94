ALTER TABLE "locations" ADD COLUMN "document_from" bigint;--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_document" CHECK ("locations"."document_from" > 0);--> statement-breakpoint
-- A code may have been photographed: what is worth as much as its store says is given for a document.
create function look_at_document() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from fulfilments f join orders o on o.id = f.order_id join locations l on l.id = f.location_id where f.id = new.fulfilment_id and o.channel <> 'till' and o.total >= l.document_from) then
    raise exception 'for as much as this a document is looked at' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger document_needed before insert on handovers for each row when (new.proof = 'code') execute function look_at_document();
