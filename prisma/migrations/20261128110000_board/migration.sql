-- What the board shows, and what it lets one do: totals that are kept and not counted, a way back, and an end with a reason.

-- totals ----------------------------------------------------------------------------------------------------------

-- How many opportunities of an organisation stand in a stage and what they are worth, by currency: currencies are never
-- added to each other. Weighted is the sum of each amount by its own probability, not the sum by a mean one.
CREATE TABLE stage_total (
  org_id uuid NOT NULL REFERENCES organisation (id),
  stage_id text NOT NULL REFERENCES stage (id),
  status text NOT NULL,
  currency text NOT NULL,
  count integer NOT NULL,
  amount numeric(24, 2) NOT NULL,
  weighted numeric(26, 4) NOT NULL,
  PRIMARY KEY (org_id, stage_id, status, currency)
);
CREATE INDEX stage_total_stage ON stage_total (stage_id, status);
ALTER TABLE stage_total ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON stage_total TO gantry_app;
-- Whoever sees all opportunities of an organisation sees their sum; who sees some of them counts those.
CREATE POLICY stage_total_read ON stage_total FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[]));

-- Moves the totals with the rows that a statement changed, in its transaction: the difference between what it left and what
-- it found, a row each total. Taken in the order of their keys, so that two statements that meet in several totals wait for
-- each other and never both at once. A definer's function, because nobody else writes totals.
CREATE FUNCTION gantry.keep_stage_totals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      INSERT INTO stage_total AS kept (org_id, stage_id, status, currency, count, amount, weighted)
        SELECT n.org_id, n.stage_id, n.status, n.currency, count(*), coalesce(sum(n.amount), 0),
          coalesce(sum(n.amount * n.win_probability / 100), 0)
        FROM after_rows n GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        ON CONFLICT (org_id, stage_id, status, currency) DO UPDATE SET count = kept.count + excluded.count,
          amount = kept.amount + excluded.amount, weighted = kept.weighted + excluded.weighted;
    ELSIF TG_OP = 'DELETE' THEN
      INSERT INTO stage_total AS kept (org_id, stage_id, status, currency, count, amount, weighted)
        SELECT o.org_id, o.stage_id, o.status, o.currency, -count(*), -coalesce(sum(o.amount), 0),
          -coalesce(sum(o.amount * o.win_probability / 100), 0)
        FROM before_rows o GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        ON CONFLICT (org_id, stage_id, status, currency) DO UPDATE SET count = kept.count + excluded.count,
          amount = kept.amount + excluded.amount, weighted = kept.weighted + excluded.weighted;
    ELSE
      INSERT INTO stage_total AS kept (org_id, stage_id, status, currency, count, amount, weighted)
        SELECT d.org_id, d.stage_id, d.status, d.currency, sum(d.sign), sum(d.sign * coalesce(d.amount, 0)),
          sum(d.sign * coalesce(d.amount * d.win_probability / 100, 0))
        FROM (
          SELECT n.org_id, n.stage_id, n.status, n.currency, 1 AS sign, n.amount, n.win_probability FROM after_rows n
          UNION ALL
          SELECT o.org_id, o.stage_id, o.status, o.currency, -1, o.amount, o.win_probability FROM before_rows o) d
        GROUP BY 1, 2, 3, 4
        HAVING sum(d.sign) <> 0 OR sum(d.sign * coalesce(d.amount, 0)) <> 0
          OR sum(d.sign * coalesce(d.amount * d.win_probability / 100, 0)) <> 0
        ORDER BY 1, 2, 3, 4
        ON CONFLICT (org_id, stage_id, status, currency) DO UPDATE SET count = kept.count + excluded.count,
          amount = kept.amount + excluded.amount, weighted = kept.weighted + excluded.weighted;
    END IF;
    RETURN NULL;
  END $$;
REVOKE ALL ON FUNCTION gantry.keep_stage_totals() FROM PUBLIC;
CREATE TRIGGER opportunity_totals_add AFTER INSERT ON opportunity REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION gantry.keep_stage_totals();
CREATE TRIGGER opportunity_totals_change AFTER UPDATE ON opportunity REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION gantry.keep_stage_totals();
CREATE TRIGGER opportunity_totals_remove AFTER DELETE ON opportunity REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION gantry.keep_stage_totals();

INSERT INTO stage_total (org_id, stage_id, status, currency, count, amount, weighted)
  SELECT org_id, stage_id, status, currency, count(*), coalesce(sum(amount), 0),
    coalesce(sum(amount * win_probability / 100), 0)
  FROM opportunity GROUP BY 1, 2, 3, 4;

-- A column of the board, the largest first, for whoever sees them all.
CREATE INDEX opportunity_stage_amount ON opportunity (stage_id, status, amount_sort, id);

-- the end and the way back ----------------------------------------------------------------------------------------

-- Why it ended: a reason of the closed list, words beside it, and of a lost one the competitor who has it.
ALTER TABLE opportunity
  ADD COLUMN closed_at timestamptz(3),
  ADD COLUMN close_reason text,
  ADD COLUMN close_note text,
  ADD COLUMN lost_to text,
  ADD CONSTRAINT opportunity_open_has_no_end
    CHECK (status <> 'open' OR (closed_at IS NULL AND close_reason IS NULL AND close_note IS NULL AND lost_to IS NULL)),
  ADD CONSTRAINT opportunity_lost_to_somebody CHECK (lost_to IS NULL OR status = 'lost');
GRANT UPDATE (status, closed_at, close_reason, close_note, lost_to) ON opportunity TO gantry_app;

-- An opportunity begins open in the first stage of its type. It goes on by a decision that allows just this and was written
-- by the same transaction; so it goes back, to an earlier stage of its type; so it is closed, and opened again.
CREATE OR REPLACE FUNCTION gantry.keep_gate() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
  AS $$
  DECLARE allowed text[];
  BEGIN
    IF current_user <> 'gantry_app' THEN
      RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
      IF NEW.status <> 'open' OR NEW.stage_id IS DISTINCT FROM
        (SELECT s.id FROM stage s WHERE s.type_id = NEW.type_id ORDER BY s.position LIMIT 1)
      THEN
        RAISE EXCEPTION 'an opportunity begins open, in the first stage of its type'
          USING ERRCODE = 'insufficient_privilege';
      END IF;
      RETURN NEW;
    END IF;
    IF NEW.stage_id = OLD.stage_id AND NEW.status = OLD.status THEN
      RAISE EXCEPTION 'the day of entering a stage changes with the stage' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.status = OLD.status THEN
      allowed := ARRAY[format('promote:%s:%s', OLD.stage_id, NEW.stage_id)];
      IF EXISTS (
        SELECT FROM stage was JOIN stage becomes ON becomes.type_id = was.type_id AND becomes.position < was.position
        WHERE was.id = OLD.stage_id AND becomes.id = NEW.stage_id)
      THEN
        allowed := allowed || format('roll-back:%s:%s', OLD.stage_id, NEW.stage_id);
      END IF;
    ELSIF NEW.stage_id = OLD.stage_id AND OLD.status = 'open' THEN
      allowed := ARRAY['close:' || NEW.status];
    ELSIF NEW.stage_id = OLD.stage_id AND NEW.status = 'open' THEN
      allowed := ARRAY['reopen:' || OLD.status];
    END IF;
    IF NOT EXISTS (
      SELECT FROM decision d
      WHERE d.record_type = 'opportunity' AND d.record_id = OLD.id AND d.outcome = 'allow'
        AND d.txid = pg_current_xact_id() AND d.purpose = ANY (allowed))
    THEN
      RAISE EXCEPTION 'a stage or a status changes by a decision that allows it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
