-- Where a contract stands on its way to being signed, the days that are planned for it, and how it is to be paid. `figures_version` says
-- when what somebody approves has moved: triggers raise it, and nobody writes it.

ALTER TABLE contract
  ADD state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'in-approval', 'approved', 'signed')),
  ADD planned_sign_on date,
  ADD deliver_on date,
  ADD figures_version integer NOT NULL DEFAULT 1;
UPDATE contract SET state = 'signed' WHERE signed_on IS NOT NULL;
ALTER TABLE contract ADD CHECK ((state = 'signed') = (signed_on IS NOT NULL));
CREATE INDEX contract_by_state ON contract (state, signed_sort, id);
CREATE INDEX contract_org_state ON contract (org_id, state, signed_sort, id);

-- None is signed when it is opened: that is a verb of its own.
REVOKE INSERT (signed_on) ON contract FROM gantry_app;
GRANT INSERT (planned_sign_on, deliver_on) ON contract TO gantry_app;
GRANT UPDATE (state, planned_sign_on, deliver_on) ON contract TO gantry_app;

CREATE TABLE payment_plan_line (
  id          uuid PRIMARY KEY,
  contract_id uuid NOT NULL REFERENCES contract (id),
  position    integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('advance', 'progress', 'delivery', 'acceptance', 'retention')),
  note        text,
  -- of the contract's amount, in ten-thousandths
  share       integer NOT NULL CHECK (share BETWEEN 0 AND 10000),
  -- in the contract's currency
  amount      numeric(18, 2) NOT NULL CHECK (amount >= 0),
  due_on      date NOT NULL,
  received_on date,
  received    numeric(18, 2) CHECK (received > 0),
  CHECK ((received_on IS NULL) = (received IS NULL)),
  UNIQUE (contract_id, position)
);
-- What is still to come, in the order in which it is due.
CREATE INDEX payment_plan_line_awaited ON payment_plan_line (due_on, contract_id) WHERE received_on IS NULL;

-- Statements of a definer's trigger are its owner's, so that nobody else has to be able to write the count.
CREATE FUNCTION gantry.raise_own_figures() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    NEW.figures_version := OLD.figures_version + 1;
    RETURN NEW;
  END $$;
CREATE FUNCTION gantry.raise_figures() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    UPDATE contract SET figures_version = figures_version + 1
      WHERE id = ANY (array(SELECT DISTINCT t.contract_id FROM touched t));
    RETURN NULL;
  END $$;
-- A receipt is what became of a plan, not the plan. One by one, as a trigger with columns has no table of what it touched.
CREATE FUNCTION gantry.raise_figures_of_line() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    UPDATE contract SET figures_version = figures_version + 1 WHERE id IN (OLD.contract_id, NEW.contract_id);
    RETURN NULL;
  END $$;
REVOKE ALL ON FUNCTION gantry.raise_own_figures(), gantry.raise_figures(), gantry.raise_figures_of_line() FROM PUBLIC;
CREATE TRIGGER contract_raises_figures BEFORE UPDATE ON contract FOR EACH ROW
  WHEN ((OLD.amount, OLD.currency, OLD.our_party, OLD.counterparty, OLD.name, OLD.category, OLD.deliver_on)
    IS DISTINCT FROM (NEW.amount, NEW.currency, NEW.our_party, NEW.counterparty, NEW.name, NEW.category, NEW.deliver_on))
  EXECUTE FUNCTION gantry.raise_own_figures();
CREATE TRIGGER cost_line_added_figures AFTER INSERT ON contract_cost_line REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION gantry.raise_figures();
CREATE TRIGGER cost_line_changed_figures AFTER UPDATE ON contract_cost_line REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION gantry.raise_figures();
CREATE TRIGGER cost_line_removed_figures AFTER DELETE ON contract_cost_line REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION gantry.raise_figures();
CREATE TRIGGER payment_plan_line_added_figures AFTER INSERT ON payment_plan_line REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION gantry.raise_figures();
CREATE TRIGGER payment_plan_line_changed_figures AFTER UPDATE ON payment_plan_line FOR EACH ROW
  WHEN ((OLD.contract_id, OLD.position, OLD.kind, OLD.note, OLD.share, OLD.amount, OLD.due_on)
    IS DISTINCT FROM (NEW.contract_id, NEW.position, NEW.kind, NEW.note, NEW.share, NEW.amount, NEW.due_on))
  EXECUTE FUNCTION gantry.raise_figures_of_line();
CREATE TRIGGER payment_plan_line_removed_figures AFTER DELETE ON payment_plan_line REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION gantry.raise_figures();

-- Seen with its contract, and written by whoever may write the opportunity. What we buy is paid, not received: it has no plan.
ALTER TABLE payment_plan_line ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON payment_plan_line TO gantry_app;
GRANT INSERT (id, contract_id, position, kind, note, share, amount, due_on) ON payment_plan_line TO gantry_app;
-- Of a line that stands, what came in; and its amount, which follows the contract's.
GRANT UPDATE (amount, received_on, received) ON payment_plan_line TO gantry_app;
CREATE POLICY payment_plan_line_read ON payment_plan_line FOR SELECT TO gantry_app USING (
  EXISTS (SELECT FROM contract c WHERE c.id = contract_id));
CREATE POLICY payment_plan_line_add ON payment_plan_line FOR INSERT TO gantry_app WITH CHECK (
  EXISTS (SELECT FROM contract c
    WHERE c.id = contract_id AND c.category <> 'purchase' AND gantry.may_write_opportunity(c.opportunity_id)));
CREATE POLICY payment_plan_line_change ON payment_plan_line FOR UPDATE TO gantry_app USING (
  EXISTS (SELECT FROM contract c WHERE c.id = contract_id AND gantry.may_write_opportunity(c.opportunity_id)));
CREATE POLICY payment_plan_line_remove ON payment_plan_line FOR DELETE TO gantry_app USING (
  EXISTS (SELECT FROM contract c WHERE c.id = contract_id AND gantry.may_write_opportunity(c.opportunity_id)));
