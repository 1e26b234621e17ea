-- Contracts. A contract hangs on its opportunity: who sees the one sees the other, and who may change the one may change the
-- other. What it costs stands in tables of its own, which only whoever sees costs can read: no column of the contract itself
-- tells of cost or margin.

CREATE TABLE contract (
  id                 uuid PRIMARY KEY,
  org_id             uuid NOT NULL REFERENCES organisation (id),
  opportunity_id     uuid NOT NULL REFERENCES opportunity (id),
  customer_id        uuid NOT NULL REFERENCES customer (id),
  number             text NOT NULL UNIQUE,
  name               text NOT NULL CHECK (btrim(name) <> ''),
  name_latin         text,
  category           text NOT NULL CHECK (category IN ('equipment', 'engineering', 'spare-parts', 'service', 'purchase')),
  our_party          text NOT NULL CHECK (btrim(our_party) <> ''),
  our_party_latin    text,
  counterparty       text NOT NULL CHECK (btrim(counterparty) <> ''),
  counterparty_latin text,
  owner_id           uuid NOT NULL REFERENCES person (id),
  amount             numeric(18, 2) NOT NULL CHECK (amount >= 0),
  currency           text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  amount_sort        bigint NOT NULL GENERATED ALWAYS AS ((amount * 100)::bigint) STORED,
  signed_on          date,
  signed_sort        date NOT NULL GENERATED ALWAYS AS (coalesce(signed_on, '9999-12-31'::date)) STORED,
  version            integer NOT NULL DEFAULT 1,
  created_at         timestamptz(3) NOT NULL DEFAULT now(),
  updated_at         timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX contract_opportunity ON contract (opportunity_id, signed_sort, id);
CREATE INDEX contract_customer ON contract (customer_id, signed_sort, id);
CREATE INDEX contract_by_signed ON contract (signed_sort, id);
CREATE INDEX contract_by_amount ON contract (amount_sort, id);
CREATE INDEX contract_by_name ON contract (name, id);
CREATE INDEX contract_org_signed ON contract (org_id, signed_sort, id);
CREATE INDEX contract_org_amount ON contract (org_id, amount_sort, id);
CREATE INDEX contract_org_name ON contract (org_id, name, id);
CREATE INDEX contract_owner_signed ON contract (owner_id, signed_sort, id);

CREATE TABLE contract_cost_line (
  id          uuid PRIMARY KEY,
  contract_id uuid NOT NULL REFERENCES contract (id),
  position    integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('material', 'labour', 'outsourcing', 'freight', 'tax', 'finance')),
  -- in the contract's currency
  amount      numeric(18, 2) NOT NULL CHECK (amount >= 0),
  note        text,
  UNIQUE (contract_id, position)
);

-- What each contract costs in all and what remains of its amount, so that a list can be walked in that order. Kept by
-- triggers; one row a contract, without figures while it has no cost lines.
CREATE TABLE contract_cost (
  contract_id uuid PRIMARY KEY REFERENCES contract (id),
  org_id      uuid NOT NULL REFERENCES organisation (id),
  cost        numeric(20, 2),
  -- of the amount, in ten-thousandths; none where the amount is nothing
  margin      bigint,
  cost_sort   bigint NOT NULL GENERATED ALWAYS AS (coalesce((cost * 100)::bigint, -1)) STORED,
  margin_sort bigint NOT NULL GENERATED ALWAYS AS (coalesce(margin, 9000000000000000000)) STORED
);
CREATE INDEX contract_cost_by_cost ON contract_cost (cost_sort, contract_id);
CREATE INDEX contract_cost_by_margin ON contract_cost (margin_sort, contract_id);
CREATE INDEX contract_cost_org_cost ON contract_cost (org_id, cost_sort, contract_id);
CREATE INDEX contract_cost_org_margin ON contract_cost (org_id, margin_sort, contract_id);

CREATE FUNCTION gantry.reckon_contract_cost(contract_ids uuid[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    INSERT INTO contract_cost (contract_id, org_id, cost, margin)
    SELECT c.id, c.org_id, l.cost,
      -- A loss beyond measure is written as the largest: an amount that is refused would tell of the cost.
      CASE WHEN c.amount > 0 AND l.cost IS NOT NULL THEN greatest(round((c.amount - l.cost) * 10000 / c.amount), -1000000000000000) END
    FROM contract c
    CROSS JOIN LATERAL (SELECT sum(k.amount) AS cost FROM contract_cost_line k WHERE k.contract_id = c.id) l
    WHERE c.id = ANY (contract_ids)
    ON CONFLICT (contract_id) DO UPDATE SET cost = excluded.cost, margin = excluded.margin
  $$;
-- Statements of a definer's trigger are its owner's: nobody else has to be able to write the sums, or to reckon them.
CREATE FUNCTION gantry.keep_contract_cost() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    PERFORM gantry.reckon_contract_cost(array(SELECT DISTINCT t.contract_id FROM touched t));
    RETURN NULL;
  END $$;
CREATE FUNCTION gantry.keep_contract_margin() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    PERFORM gantry.reckon_contract_cost(ARRAY[NEW.id]);
    RETURN NULL;
  END $$;
REVOKE ALL ON FUNCTION gantry.reckon_contract_cost(uuid[]), gantry.keep_contract_cost(), gantry.keep_contract_margin()
  FROM PUBLIC;
CREATE TRIGGER contract_begins_cost AFTER INSERT ON contract FOR EACH ROW EXECUTE FUNCTION gantry.keep_contract_margin();
CREATE TRIGGER contract_keeps_margin AFTER UPDATE OF amount ON contract FOR EACH ROW
  WHEN (NEW.amount <> OLD.amount) EXECUTE FUNCTION gantry.keep_contract_margin();
CREATE TRIGGER cost_line_added AFTER INSERT ON contract_cost_line REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION gantry.keep_contract_cost();
CREATE TRIGGER cost_line_changed AFTER UPDATE ON contract_cost_line REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION gantry.keep_contract_cost();
CREATE TRIGGER cost_line_removed AFTER DELETE ON contract_cost_line REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION gantry.keep_contract_cost();

-- who sees and writes ---------------------------------------------------------------------------------------------

ALTER TABLE contract ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON contract TO gantry_app;
GRANT INSERT (id, org_id, opportunity_id, customer_id, number, name, name_latin, category, our_party, our_party_latin,
  counterparty, counterparty_latin, owner_id, amount, currency, signed_on, version, created_at, updated_at)
  ON contract TO gantry_app;
-- Neither the opportunity nor the category nor the currency moves: what the cost lines are of stays what it was.
GRANT UPDATE (name, name_latin, our_party, our_party_latin, counterparty, counterparty_latin, amount, signed_on, version,
  updated_at) ON contract TO gantry_app;
CREATE POLICY contract_read ON contract FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id));
CREATE POLICY contract_add ON contract FOR INSERT TO gantry_app WITH CHECK (
  owner_id = (SELECT gantry.person())
  AND gantry.may_write_opportunity(opportunity_id)
  AND EXISTS (SELECT FROM opportunity o
    WHERE o.id = opportunity_id AND o.org_id = contract.org_id AND o.customer_id = contract.customer_id));
CREATE POLICY contract_change ON contract FOR UPDATE TO gantry_app
  USING (gantry.may_write_opportunity(opportunity_id));

ALTER TABLE contract_cost_line ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON contract_cost_line TO gantry_app;
GRANT INSERT (id, contract_id, position, kind, amount, note) ON contract_cost_line TO gantry_app;
CREATE POLICY contract_cost_line_read ON contract_cost_line FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.costs')) AND EXISTS (SELECT FROM contract c WHERE c.id = contract_id));
-- What we buy costs what it says: there is nothing to reckon.
CREATE POLICY contract_cost_line_add ON contract_cost_line FOR INSERT TO gantry_app WITH CHECK (
  (SELECT gantry.flag('gantry.costs')) AND EXISTS (SELECT FROM contract c
    WHERE c.id = contract_id AND c.category <> 'purchase' AND gantry.may_write_opportunity(c.opportunity_id)));
CREATE POLICY contract_cost_line_remove ON contract_cost_line FOR DELETE TO gantry_app USING (
  (SELECT gantry.flag('gantry.costs')) AND EXISTS (SELECT FROM contract c
    WHERE c.id = contract_id AND gantry.may_write_opportunity(c.opportunity_id)));

ALTER TABLE contract_cost ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON contract_cost TO gantry_app;
CREATE POLICY contract_cost_read ON contract_cost FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.costs')) AND (
    (SELECT gantry.flag('gantry.all'))
    OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
    OR EXISTS (SELECT FROM contract c WHERE c.id = contract_id)));

-- That costs were set, and to what, stands on the timeline of the opportunity for those who see costs. For others it did not
-- happen: an event alone would say when a price was reckoned anew.
CREATE POLICY domain_event_costs ON domain_event AS RESTRICTIVE FOR ALL TO gantry_app USING (
  entity_type <> 'contract-costs' OR (SELECT gantry.flag('gantry.costs')));

-- numbers ---------------------------------------------------------------------------------------------------------
-- As those of opportunities: through the whole group, of which nobody sees all.

CREATE TABLE gantry.contract_counter (
  year integer PRIMARY KEY,
  last integer NOT NULL
);
ALTER TABLE gantry.contract_counter ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION gantry.next_contract_number(year integer) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE taken integer; given text;
  BEGIN
    IF NOT EXISTS (SELECT FROM gantry.contract_counter c WHERE c.year = next_contract_number.year) THEN
      INSERT INTO gantry.contract_counter
        SELECT next_contract_number.year, coalesce(max(split_part(c.number, '-', 3)::integer), 0)
        FROM contract c WHERE c.number ~ ('^CON-' || next_contract_number.year || '-[0-9]{1,6}$')
        ON CONFLICT DO NOTHING;
    END IF;
    LOOP
      UPDATE gantry.contract_counter c SET last = c.last + 1 WHERE c.year = next_contract_number.year
        RETURNING c.last INTO taken;
      given := format('CON-%s-%s', next_contract_number.year, lpad(taken::text, greatest(4, length(taken::text)), '0'));
      EXIT WHEN NOT EXISTS (SELECT FROM contract c WHERE c.number = given);
    END LOOP;
    RETURN given;
  END $$;
REVOKE ALL ON FUNCTION gantry.next_contract_number(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.next_contract_number(integer) TO gantry_app;

-- search ----------------------------------------------------------------------------------------------------------

CREATE FUNCTION gantry.contract_text(number text, name text, name_latin text, counterparty text, counterparty_latin text)
  RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT gantry.searchable(number || ' ' || name || ' ' || coalesce(name_latin, '') || ' ' || counterparty || ' '
    || coalesce(counterparty_latin, '')) $$;
CREATE INDEX contract_search ON contract
  USING gin (gantry.contract_text(number, name, name_latin, counterparty, counterparty_latin) gin_trgm_ops);
CREATE INDEX contract_short_words ON contract
  USING gin (gantry.short_words(gantry.contract_text(number, name, name_latin, counterparty, counterparty_latin)));

-- All words in the contract's own text; ids of what the reader sees, the latest first. Of costs it knows nothing. Whoever sees few
-- contracts has those read; for others the words are looked up, and what is not theirs taken away.
CREATE FUNCTION gantry.search_contracts(query text, most integer) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  DECLARE
    few CONSTANT integer := 3000;
    words text[] := gantry.search_words(query);
    long text[] := array(SELECT w FROM unnest(words) w WHERE length(w) > 2);
    short text[] := array(SELECT w FROM unnest(words) w WHERE length(w) < 3);
    patterns text[] := gantry.like_patterns(words);
    everything boolean := gantry.flag('gantry.all');
    orgs uuid[] := gantry.orgs('gantry.orgs');
    reader uuid := gantry.person();
    own uuid[];
  BEGIN
    IF NOT everything THEN
      own := array(SELECT c.id FROM contract c WHERE c.org_id = ANY (orgs)
        -- One by one: a join of the whole would read every contract there is.
        UNION SELECT n.id FROM record_access a CROSS JOIN LATERAL (
            SELECT c.id FROM contract c WHERE c.opportunity_id = a.record_id LIMIT few) n
          WHERE a.person_id = reader AND a.record_type = 'opportunity'
        UNION SELECT n.id FROM opportunity o CROSS JOIN LATERAL (
            SELECT c.id FROM contract c WHERE c.opportunity_id = o.id LIMIT few) n
          WHERE o.owner_id = reader
        LIMIT few + 1);
    END IF;
    IF cardinality(own) <= few THEN
      RETURN QUERY SELECT f.id FROM unnest(own) n (id) CROSS JOIN LATERAL (
          SELECT c.id, c.updated_at,
            gantry.contract_text(c.number, c.name, c.name_latin, c.counterparty, c.counterparty_latin) AS own_text
          FROM contract c WHERE c.id = n.id LIMIT 1) f
        WHERE f.own_text LIKE ALL (patterns)
        ORDER BY f.updated_at DESC, f.id LIMIT least(most, 1000);
      RETURN;
    END IF;
    RETURN QUERY SELECT c.id FROM contract c
      WHERE (cardinality(short) = 0
          OR gantry.short_words(gantry.contract_text(c.number, c.name, c.name_latin, c.counterparty, c.counterparty_latin)) @> short)
        AND (cardinality(long) < 1
          OR gantry.contract_text(c.number, c.name, c.name_latin, c.counterparty, c.counterparty_latin) LIKE gantry.like_pattern(long[1]))
        AND gantry.contract_text(c.number, c.name, c.name_latin, c.counterparty, c.counterparty_latin) LIKE ALL (patterns)
        AND (everything OR c.org_id = ANY (orgs) OR EXISTS (
          SELECT FROM opportunity o WHERE o.id = c.opportunity_id AND (o.owner_id = reader OR EXISTS (
            SELECT FROM record_access a
            WHERE a.person_id = reader AND a.record_type = 'opportunity' AND a.record_id = o.id))))
      ORDER BY c.updated_at DESC, c.id LIMIT least(most, 1000);
  END $$;
REVOKE ALL ON FUNCTION gantry.search_contracts(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.search_contracts(text, integer) TO gantry_app;
