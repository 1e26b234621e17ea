-- What one unit of another currency is worth in the group's own, from a day on. Sums over several currencies are shown in one
-- by these; a currency without a rate is shown apart. The table says which currency a rate is in: a group that changes its own
-- has no rates, and not wrong ones.
CREATE TABLE exchange_rate (
  base        text NOT NULL CHECK (base ~ '^[A-Z]{3}$'),
  currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  valid_from  date NOT NULL,
  rate        numeric(18,8) NOT NULL CHECK (rate > 0),
  entered_by  uuid NOT NULL REFERENCES person (id),
  entered_at  timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (base, currency, valid_from),
  CHECK (currency <> base)
);

ALTER TABLE exchange_rate ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON exchange_rate TO gantry_app;
-- A rate of a day can be put right; of another day it is another rate.
GRANT UPDATE (rate, entered_by, entered_at) ON exchange_rate TO gantry_app;
CREATE POLICY exchange_rate_read ON exchange_rate FOR SELECT TO gantry_app USING (true);
CREATE POLICY exchange_rate_add ON exchange_rate FOR INSERT TO gantry_app
  WITH CHECK ((SELECT gantry.flag('gantry.keeper')) AND entered_by = (SELECT gantry.person()));
CREATE POLICY exchange_rate_change ON exchange_rate FOR UPDATE TO gantry_app
  USING ((SELECT gantry.flag('gantry.keeper')))
  WITH CHECK ((SELECT gantry.flag('gantry.keeper')) AND entered_by = (SELECT gantry.person()));
CREATE POLICY exchange_rate_remove ON exchange_rate FOR DELETE TO gantry_app USING ((SELECT gantry.flag('gantry.keeper')));

-- Which other currencies are in use.
CREATE INDEX stage_total_currency ON stage_total (currency);
