-- Bids and what they taught. A bid hangs on its opportunity: who sees the one sees the other. Once its post-mortem is submitted the
-- whole company reads the bid and what was learned, but neither its milestones nor its cost.

CREATE TABLE bid (
  id                uuid PRIMARY KEY,
  org_id            uuid NOT NULL REFERENCES organisation (id),
  company_id        uuid NOT NULL REFERENCES organisation (id),
  opportunity_id    uuid NOT NULL REFERENCES opportunity (id),
  customer_id       uuid NOT NULL REFERENCES customer (id),
  owner_id          uuid NOT NULL REFERENCES person (id),
  number            text NOT NULL UNIQUE,
  name              text NOT NULL CHECK (btrim(name) <> ''),
  name_latin        text,
  product           text,
  product_latin     text,
  tender_number     text,
  weight_technical  integer CHECK (weight_technical BETWEEN 0 AND 100),
  weight_commercial integer CHECK (weight_commercial BETWEEN 0 AND 100),
  weight_price      integer CHECK (weight_price BETWEEN 0 AND 100),
  documents_on      date,
  clarify_until     date,
  submit_by         date,
  opens_on          date,
  awards_on         date,
  price             numeric(18, 2) CHECK (price >= 0),
  currency          text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  result            text NOT NULL DEFAULT 'pending' CHECK (result IN ('pending', 'won', 'lost', 'abandoned')),
  result_on         date,
  reviewed_on       date,
  opens_sort        date NOT NULL GENERATED ALWAYS AS (coalesce(opens_on, '9999-12-31'::date)) STORED,
  price_sort        bigint NOT NULL GENERATED ALWAYS AS (coalesce((price * 100)::bigint, -1)) STORED,
  version           integer NOT NULL DEFAULT 1,
  created_at        timestamptz(3) NOT NULL DEFAULT now(),
  updated_at        timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (num_nulls(weight_technical, weight_commercial, weight_price) = 3
    OR coalesce(weight_technical + weight_commercial + weight_price = 100, false)),
  CHECK ((result = 'pending') = (result_on IS NULL)),
  CHECK (reviewed_on IS NULL OR result <> 'pending')
);
-- One at a time: a second begins when the first has ended.
CREATE UNIQUE INDEX bid_one_running ON bid (opportunity_id) WHERE result = 'pending';
CREATE INDEX bid_opportunity ON bid (opportunity_id, opens_sort, id);
CREATE INDEX bid_customer ON bid (customer_id, opens_sort, id);
CREATE INDEX bid_owner_opens ON bid (owner_id, opens_sort, id);
CREATE INDEX bid_by_opens ON bid (opens_sort, id);
CREATE INDEX bid_by_price ON bid (price_sort, id);
CREATE INDEX bid_by_name ON bid (name, id);
CREATE INDEX bid_by_result ON bid (result, opens_sort, id);
CREATE INDEX bid_org_opens ON bid (org_id, opens_sort, id);
CREATE INDEX bid_org_price ON bid (org_id, price_sort, id);
CREATE INDEX bid_org_name ON bid (org_id, name, id);
CREATE INDEX bid_org_result ON bid (org_id, result, opens_sort, id);
CREATE INDEX bid_company_opens ON bid (company_id, opens_sort, id) WHERE reviewed_on IS NOT NULL;
CREATE INDEX bid_company_price ON bid (company_id, price_sort, id) WHERE reviewed_on IS NOT NULL;
CREATE INDEX bid_company_name ON bid (company_id, name, id) WHERE reviewed_on IS NOT NULL;
CREATE INDEX bid_company_result ON bid (company_id, result, opens_sort, id) WHERE reviewed_on IS NOT NULL;
-- What a post-mortem is still owed of.
CREATE INDEX bid_owed ON bid (opens_sort, id) WHERE reviewed_on IS NULL AND result = ANY ('{won,lost}');
CREATE INDEX bid_org_owed ON bid (org_id, opens_sort, id) WHERE reviewed_on IS NULL AND result = ANY ('{won,lost}');

CREATE TABLE bid_cost (
  bid_id uuid PRIMARY KEY REFERENCES bid (id),
  cost   numeric(18, 2) NOT NULL CHECK (cost >= 0)
);

CREATE TABLE bid_milestone (
  id        uuid PRIMARY KEY,
  bid_id    uuid NOT NULL REFERENCES bid (id),
  position  integer NOT NULL,
  kind      text,
  name      text CHECK (btrim(name) <> ''),
  lead      text NOT NULL CHECK (lead IN ('sales', 'marketing', 'technical', 'commercial', 'finance', 'production')),
  person_id uuid REFERENCES person (id),
  due_on    date NOT NULL,
  done_on   date,
  CHECK (kind IS NOT NULL OR name IS NOT NULL),
  UNIQUE (bid_id, position)
);
CREATE INDEX bid_milestone_due ON bid_milestone (due_on, bid_id) WHERE done_on IS NULL;

CREATE TABLE bid_offer (
  id          uuid PRIMARY KEY,
  bid_id      uuid NOT NULL REFERENCES bid (id),
  position    integer NOT NULL,
  competitor  text CHECK (btrim(competitor) <> ''),
  -- in the bid's currency
  price       numeric(18, 2) CHECK (price >= 0),
  technical   numeric(5, 2) CHECK (technical BETWEEN 0 AND 100),
  commercial  numeric(5, 2) CHECK (commercial BETWEEN 0 AND 100),
  price_score numeric(5, 2) CHECK (price_score BETWEEN 0 AND 100),
  rank        integer CHECK (rank > 0),
  is_winner   boolean NOT NULL DEFAULT false,
  CHECK (competitor IS NOT NULL OR price IS NULL),
  UNIQUE (bid_id, position)
);
-- Ours once, each competitor once, one winner.
CREATE UNIQUE INDEX bid_offer_once ON bid_offer (bid_id, coalesce(competitor, ''));
CREATE UNIQUE INDEX bid_offer_one_winner ON bid_offer (bid_id) WHERE is_winner;
CREATE INDEX bid_offer_competitor ON bid_offer (competitor, bid_id);

CREATE TABLE post_mortem (
  bid_id          uuid PRIMARY KEY REFERENCES bid (id),
  main_reason     text,
  further_reasons text[] NOT NULL DEFAULT '{}' CHECK (cardinality(further_reasons) <= 5),
  empty_reason    text CHECK (btrim(empty_reason) <> ''),
  submitted_by    uuid REFERENCES person (id),
  submitted_at    timestamptz(3),
  version         integer NOT NULL DEFAULT 1,
  CHECK ((submitted_by IS NULL) = (submitted_at IS NULL))
);

CREATE TABLE post_mortem_part (
  bid_id     uuid NOT NULL REFERENCES bid (id),
  dimension  text NOT NULL CHECK (dimension IN ('technical', 'commercial', 'price', 'relationship')),
  score      integer CHECK (score BETWEEN 1 AND 5),
  text       text NOT NULL,
  author_id  uuid NOT NULL REFERENCES person (id),
  version    integer NOT NULL DEFAULT 1,
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (bid_id, dimension)
);

CREATE TABLE bid_factor (
  bid_id  uuid NOT NULL REFERENCES bid (id),
  factor  text NOT NULL,
  subject text NOT NULL DEFAULT '',
  holds   boolean NOT NULL,
  value   numeric(10, 1),
  PRIMARY KEY (bid_id, factor, subject)
);

CREATE TABLE bid_lesson (
  id         uuid PRIMARY KEY,
  bid_id     uuid NOT NULL REFERENCES bid (id),
  text       text NOT NULL CHECK (btrim(text) <> ''),
  owner_id   uuid NOT NULL REFERENCES person (id),
  due_on     date NOT NULL,
  closed_on  date,
  created_by uuid NOT NULL REFERENCES person (id),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX bid_lesson_bid ON bid_lesson (bid_id, created_at, id);

-- who sees and writes ---------------------------------------------------------------------------------------------

-- Whoever works on the opportunity writes of what its bid taught, whether they may change the opportunity or not. A definer's
-- function, because the policies of what hangs on a bid ask it and only need to know whether.
CREATE FUNCTION gantry.works_on_bid(bid_id uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT EXISTS (
      SELECT FROM bid b WHERE b.id = works_on_bid.bid_id AND (
        gantry.may_write_opportunity(b.opportunity_id)
        OR EXISTS (
          SELECT FROM record_access a
          WHERE a.person_id = gantry.person() AND a.record_type = 'opportunity' AND a.record_id = b.opportunity_id)))
  $$;
REVOKE ALL ON FUNCTION gantry.works_on_bid(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.works_on_bid(uuid) TO gantry_app;

ALTER TABLE bid ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON bid TO gantry_app;
GRANT INSERT (id, org_id, company_id, opportunity_id, customer_id, owner_id, number, name, name_latin, product, product_latin,
  tender_number, weight_technical, weight_commercial, weight_price, documents_on, clarify_until, submit_by, opens_on, awards_on,
  price, currency, version, created_at, updated_at) ON bid TO gantry_app;
-- Neither the opportunity nor the currency moves.
GRANT UPDATE (tender_number, weight_technical, weight_commercial, weight_price, documents_on, clarify_until, submit_by, opens_on,
  awards_on, price, result, result_on, reviewed_on, version, updated_at) ON bid TO gantry_app;
CREATE POLICY bid_read ON bid FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR (reviewed_on IS NOT NULL AND company_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[]))
  OR EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id));
CREATE POLICY bid_add ON bid FOR INSERT TO gantry_app WITH CHECK (
  owner_id = (SELECT gantry.person())
  AND gantry.may_write_opportunity(opportunity_id)
  AND company_id = gantry.company_of(org_id)
  AND EXISTS (SELECT FROM opportunity o
    WHERE o.id = opportunity_id AND o.org_id = bid.org_id AND o.customer_id = bid.customer_id));
CREATE POLICY bid_change ON bid FOR UPDATE TO gantry_app USING (gantry.may_write_opportunity(opportunity_id));

ALTER TABLE bid_cost ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON bid_cost TO gantry_app;
GRANT INSERT (bid_id, cost), UPDATE (cost) ON bid_cost TO gantry_app;
-- Not those who read the bid for what it taught: with its opportunity.
CREATE POLICY bid_cost_read ON bid_cost FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.costs'))
  AND EXISTS (SELECT FROM bid b JOIN opportunity o ON o.id = b.opportunity_id WHERE b.id = bid_id));
CREATE POLICY bid_cost_add ON bid_cost FOR INSERT TO gantry_app WITH CHECK (
  (SELECT gantry.flag('gantry.costs'))
  AND EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND gantry.may_write_opportunity(b.opportunity_id)));
CREATE POLICY bid_cost_change ON bid_cost FOR UPDATE TO gantry_app USING (
  (SELECT gantry.flag('gantry.costs'))
  AND EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND gantry.may_write_opportunity(b.opportunity_id)));
CREATE POLICY bid_cost_remove ON bid_cost FOR DELETE TO gantry_app USING (
  (SELECT gantry.flag('gantry.costs'))
  AND EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND gantry.may_write_opportunity(b.opportunity_id)));

-- As of a contract's: for whoever does not see costs it did not happen.
DROP POLICY domain_event_costs ON domain_event;
CREATE POLICY domain_event_costs ON domain_event AS RESTRICTIVE FOR ALL TO gantry_app USING (
  entity_type NOT IN ('contract-costs', 'bid-cost') OR (SELECT gantry.flag('gantry.costs')));

ALTER TABLE bid_milestone ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON bid_milestone TO gantry_app;
GRANT INSERT (id, bid_id, position, kind, name, lead, person_id, due_on, done_on), UPDATE (done_on) ON bid_milestone TO gantry_app;
CREATE POLICY bid_milestone_read ON bid_milestone FOR SELECT TO gantry_app USING (
  EXISTS (SELECT FROM bid b JOIN opportunity o ON o.id = b.opportunity_id WHERE b.id = bid_id));
CREATE POLICY bid_milestone_add ON bid_milestone FOR INSERT TO gantry_app WITH CHECK (
  EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND gantry.may_write_opportunity(b.opportunity_id)));
-- Whoever is responsible says that it is done.
CREATE POLICY bid_milestone_change ON bid_milestone FOR UPDATE TO gantry_app USING (
  person_id = (SELECT gantry.person())
  OR EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND gantry.may_write_opportunity(b.opportunity_id)));
CREATE POLICY bid_milestone_remove ON bid_milestone FOR DELETE TO gantry_app USING (
  EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND gantry.may_write_opportunity(b.opportunity_id)));

ALTER TABLE bid_offer ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON bid_offer TO gantry_app;
GRANT INSERT (id, bid_id, position, competitor, price, technical, commercial, price_score, rank, is_winner) ON bid_offer TO gantry_app;
CREATE POLICY bid_offer_read ON bid_offer FOR SELECT TO gantry_app USING (EXISTS (SELECT FROM bid b WHERE b.id = bid_id));
CREATE POLICY bid_offer_add ON bid_offer FOR INSERT TO gantry_app WITH CHECK (
  EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND gantry.may_write_opportunity(b.opportunity_id)));
CREATE POLICY bid_offer_remove ON bid_offer FOR DELETE TO gantry_app USING (
  EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND gantry.may_write_opportunity(b.opportunity_id)));

-- What was submitted stands as it is: only lessons are still closed.
ALTER TABLE post_mortem ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON post_mortem TO gantry_app;
GRANT INSERT (bid_id, main_reason, further_reasons, empty_reason, version), UPDATE (main_reason, further_reasons, empty_reason, submitted_by,
  submitted_at, version) ON post_mortem TO gantry_app;
CREATE POLICY post_mortem_read ON post_mortem FOR SELECT TO gantry_app USING (EXISTS (SELECT FROM bid b WHERE b.id = bid_id));
CREATE POLICY post_mortem_add ON post_mortem FOR INSERT TO gantry_app WITH CHECK (gantry.works_on_bid(bid_id));
CREATE POLICY post_mortem_change ON post_mortem FOR UPDATE TO gantry_app
  USING (submitted_by IS NULL AND gantry.works_on_bid(bid_id))
  WITH CHECK (submitted_by IS NULL OR (submitted_by = (SELECT gantry.person())
    AND EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND gantry.may_write_opportunity(b.opportunity_id))));

ALTER TABLE post_mortem_part ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON post_mortem_part TO gantry_app;
GRANT INSERT (bid_id, dimension, score, text, author_id, version, updated_at), UPDATE (score, text, author_id, version, updated_at)
  ON post_mortem_part TO gantry_app;
CREATE POLICY post_mortem_part_read ON post_mortem_part FOR SELECT TO gantry_app USING (
  EXISTS (SELECT FROM bid b WHERE b.id = bid_id));
CREATE POLICY post_mortem_part_add ON post_mortem_part FOR INSERT TO gantry_app WITH CHECK (
  author_id = (SELECT gantry.person()) AND gantry.works_on_bid(bid_id)
  AND EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND b.reviewed_on IS NULL));
CREATE POLICY post_mortem_part_change ON post_mortem_part FOR UPDATE TO gantry_app
  USING (gantry.works_on_bid(bid_id) AND EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND b.reviewed_on IS NULL))
  WITH CHECK (author_id = (SELECT gantry.person()));

ALTER TABLE bid_factor ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON bid_factor TO gantry_app;
GRANT INSERT (bid_id, factor, subject, holds, value) ON bid_factor TO gantry_app;
CREATE POLICY bid_factor_read ON bid_factor FOR SELECT TO gantry_app USING (EXISTS (SELECT FROM bid b WHERE b.id = bid_id));
CREATE POLICY bid_factor_add ON bid_factor FOR INSERT TO gantry_app WITH CHECK (
  gantry.works_on_bid(bid_id) AND EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND b.reviewed_on IS NULL));
CREATE POLICY bid_factor_remove ON bid_factor FOR DELETE TO gantry_app USING (
  gantry.works_on_bid(bid_id) AND EXISTS (SELECT FROM bid b WHERE b.id = bid_id AND b.reviewed_on IS NULL));

ALTER TABLE bid_lesson ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON bid_lesson TO gantry_app;
GRANT INSERT (id, bid_id, text, owner_id, due_on, created_by, created_at), UPDATE (closed_on) ON bid_lesson TO gantry_app;
CREATE POLICY bid_lesson_read ON bid_lesson FOR SELECT TO gantry_app USING (EXISTS (SELECT FROM bid b WHERE b.id = bid_id));
CREATE POLICY bid_lesson_add ON bid_lesson FOR INSERT TO gantry_app WITH CHECK (
  created_by = (SELECT gantry.person()) AND gantry.works_on_bid(bid_id));
-- Whoever was given it closes it.
CREATE POLICY bid_lesson_change ON bid_lesson FOR UPDATE TO gantry_app USING (
  owner_id = (SELECT gantry.person()) OR gantry.works_on_bid(bid_id));

-- numbers ---------------------------------------------------------------------------------------------------------
-- As those of contracts: through the whole group, of which nobody sees all.

CREATE TABLE gantry.bid_counter (
  year integer PRIMARY KEY,
  last integer NOT NULL
);
ALTER TABLE gantry.bid_counter ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION gantry.next_bid_number(year integer) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE taken integer; given text;
  BEGIN
    IF NOT EXISTS (SELECT FROM gantry.bid_counter c WHERE c.year = next_bid_number.year) THEN
      INSERT INTO gantry.bid_counter
        SELECT next_bid_number.year, coalesce(max(split_part(b.number, '-', 3)::integer), 0)
        FROM bid b WHERE b.number ~ ('^BID-' || next_bid_number.year || '-[0-9]{1,6}$')
        ON CONFLICT DO NOTHING;
    END IF;
    LOOP
      UPDATE gantry.bid_counter c SET last = c.last + 1 WHERE c.year = next_bid_number.year RETURNING c.last INTO taken;
      given := format('BID-%s-%s', next_bid_number.year, lpad(taken::text, greatest(4, length(taken::text)), '0'));
      EXIT WHEN NOT EXISTS (SELECT FROM bid b WHERE b.number = given);
    END LOOP;
    RETURN given;
  END $$;
REVOKE ALL ON FUNCTION gantry.next_bid_number(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.next_bid_number(integer) TO gantry_app;

-- search ----------------------------------------------------------------------------------------------------------

CREATE FUNCTION gantry.bid_text(number text, name text, name_latin text, tender_number text)
  RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT gantry.searchable(number || ' ' || name || ' ' || coalesce(name_latin, '') || ' ' || coalesce(tender_number, '')) $$;
CREATE INDEX bid_search ON bid USING gin (gantry.bid_text(number, name, name_latin, tender_number) gin_trgm_ops);
CREATE INDEX bid_short_words ON bid USING gin (gantry.short_words(gantry.bid_text(number, name, name_latin, tender_number)));

-- So many of the bids that the reader sees who does not see everything. Called by the searches below alone, as their owner.
CREATE FUNCTION gantry.bids_in_reach(most integer) RETURNS uuid[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  DECLARE
    orgs uuid[] := gantry.orgs('gantry.orgs');
    companies uuid[] := gantry.orgs('gantry.companies');
    reader uuid := gantry.person();
  BEGIN
    RETURN array(SELECT b.id FROM bid b WHERE b.org_id = ANY (orgs)
      UNION SELECT b.id FROM bid b WHERE b.company_id = ANY (companies) AND b.reviewed_on IS NOT NULL
      -- One by one: a join of the whole would read every bid there is.
      UNION SELECT n.id FROM record_access a CROSS JOIN LATERAL (
          SELECT b.id FROM bid b WHERE b.opportunity_id = a.record_id LIMIT most) n
        WHERE a.person_id = reader AND a.record_type = 'opportunity'
      UNION SELECT n.id FROM opportunity o CROSS JOIN LATERAL (
          SELECT b.id FROM bid b WHERE b.opportunity_id = o.id LIMIT most) n
        WHERE o.owner_id = reader
      LIMIT most);
  END $$;
REVOKE ALL ON FUNCTION gantry.bids_in_reach(integer) FROM PUBLIC;

-- All words in the bid's own text; ids of what the reader sees, the latest first. As of contracts: whoever sees few has those read.
CREATE FUNCTION gantry.search_bids(query text, most integer) RETURNS SETOF uuid
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
    companies uuid[] := gantry.orgs('gantry.companies');
    reader uuid := gantry.person();
    own uuid[];
  BEGIN
    IF NOT everything THEN own := gantry.bids_in_reach(few + 1); END IF;
    IF cardinality(own) <= few THEN
      RETURN QUERY SELECT f.id FROM unnest(own) n (id) CROSS JOIN LATERAL (
          SELECT b.id, b.updated_at, gantry.bid_text(b.number, b.name, b.name_latin, b.tender_number) AS own_text
          FROM bid b WHERE b.id = n.id LIMIT 1) f
        WHERE f.own_text LIKE ALL (patterns)
        ORDER BY f.updated_at DESC, f.id LIMIT least(most, 1000);
      RETURN;
    END IF;
    RETURN QUERY SELECT b.id FROM bid b
      WHERE (cardinality(short) = 0
          OR gantry.short_words(gantry.bid_text(b.number, b.name, b.name_latin, b.tender_number)) @> short)
        AND (cardinality(long) < 1
          OR gantry.bid_text(b.number, b.name, b.name_latin, b.tender_number) LIKE gantry.like_pattern(long[1]))
        AND gantry.bid_text(b.number, b.name, b.name_latin, b.tender_number) LIKE ALL (patterns)
        AND (everything OR b.org_id = ANY (orgs) OR (b.reviewed_on IS NOT NULL AND b.company_id = ANY (companies)) OR EXISTS (
          SELECT FROM opportunity o WHERE o.id = b.opportunity_id AND (o.owner_id = reader OR EXISTS (
            SELECT FROM record_access a
            WHERE a.person_id = reader AND a.record_type = 'opportunity' AND a.record_id = o.id))))
      ORDER BY b.updated_at DESC, b.id LIMIT least(most, 1000);
  END $$;
REVOKE ALL ON FUNCTION gantry.search_bids(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.search_bids(text, integer) TO gantry_app;

-- Bids in which a competitor made an offer; ids of what the reader sees, the latest opened first.
CREATE FUNCTION gantry.bids_against(rival text, most integer) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  DECLARE
    few CONSTANT integer := 3000;
    everything boolean := gantry.flag('gantry.all');
    orgs uuid[] := gantry.orgs('gantry.orgs');
    companies uuid[] := gantry.orgs('gantry.companies');
    reader uuid := gantry.person();
    own uuid[];
  BEGIN
    IF NOT everything THEN own := gantry.bids_in_reach(few + 1); END IF;
    IF cardinality(own) <= few THEN
      RETURN QUERY SELECT f.id FROM unnest(own) n (id) CROSS JOIN LATERAL (
          SELECT b.id, b.opens_sort FROM bid b WHERE b.id = n.id LIMIT 1) f
        WHERE EXISTS (SELECT FROM bid_offer o WHERE o.bid_id = f.id AND o.competitor = rival)
        ORDER BY f.opens_sort DESC, f.id LIMIT least(most, 1000);
      RETURN;
    END IF;
    RETURN QUERY SELECT b.id FROM bid_offer f JOIN bid b ON b.id = f.bid_id
      WHERE f.competitor = rival
        AND (everything OR b.org_id = ANY (orgs) OR (b.reviewed_on IS NOT NULL AND b.company_id = ANY (companies)) OR EXISTS (
          SELECT FROM opportunity o WHERE o.id = b.opportunity_id AND (o.owner_id = reader OR EXISTS (
            SELECT FROM record_access a
            WHERE a.person_id = reader AND a.record_type = 'opportunity' AND a.record_id = o.id))))
      ORDER BY b.opens_sort DESC, b.id LIMIT least(most, 1000);
  END $$;
REVOKE ALL ON FUNCTION gantry.bids_against(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.bids_against(text, integer) TO gantry_app;

-- warnings --------------------------------------------------------------------------------------------------------
-- About a bid: on the opportunity, as all that happens to it.
ALTER TABLE warning DROP CONSTRAINT warning_part_type_check;
ALTER TABLE warning ADD CHECK (part_type IN ('contract', 'payment-line', 'bid'));
