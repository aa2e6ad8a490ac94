-- A line that is charged less because of a shelf label: a label of that very thing, which hung, and said no more than is charged.
create function guard_honoured_label() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not new.price_trail @> jsonb_build_array(jsonb_build_object('step', 'label', 'labelId', new.label_id)) or not exists (
      select 1 from printed_labels l join label_runs r on r.id = l.run_id join orders o on o.id = new.order_id
      where l.id = new.label_id and r.confirmed_at is not null and (l.variant_id, l.currency) = (new.variant_id, o.currency)
        and l.amount < new.unit_amount and new.discount >= (new.unit_amount - l.amount) * new.quantity) then
    raise exception 'what is honoured is a label of the thing that hung and said less' using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Looked at once the whole document is written: it comes in one statement.
create trigger guard_honoured_label after insert on order_lines for each row when (new.label_id is not null or new.price_trail @> '[{"step": "label"}]') execute function guard_honoured_label();
