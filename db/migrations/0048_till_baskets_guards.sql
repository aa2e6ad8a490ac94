-- What is sold at a till: carried out at once, held and paid like anything else, for whoever it is.

-- 1. What is carried out is held, and leaves, like every other piece (O6, O7). Nobody has to be named who carries out what they pay (A1).
do $$
declare body text := pg_get_functiondef('reconcile_parts'::regproc);
begin
  execute replace(body, 'f.order_id = of_order and f.kind <> ''carry-out'' and (h.quantity', 'f.order_id = of_order and (h.quantity');
  body := pg_get_functiondef('reconcile_order'::regproc);
  body := replace(body, 'where f.order_id = new.id and f.kind <> ''carry-out'' and f.state', 'where f.order_id = new.id and f.state');
  execute replace(body, 'if not exists (select 1 from order_contacts where order_id = new.id) then', 'if not exists (select 1 from order_contacts where order_id = new.id)
     and (o.channel <> ''till'' or exists (select 1 from fulfilments where order_id = new.id and kind <> ''carry-out'')) then');
end $$;
--> statement-breakpoint

-- 2. What is carried out was neither picked nor scanned, and is given by who takes the money (PK2, A3).
do $$
declare body text := pg_get_functiondef('confirmed'::regproc);
begin
  execute replace(body, 'new.apart_of is null and not exists', 'new.apart_of is null and new.kind <> ''carry-out'' and not exists');
  body := pg_get_functiondef('guard_handover'::regproc);
  execute replace(body, 'where f.id = new.fulfilment_id and o.channel = ''till'')', 'where f.id = new.fulfilment_id and (o.channel = ''till'' or f.kind = ''carry-out''))');
end $$;
