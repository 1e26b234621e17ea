-- Submitted again, all of its steps may stand: then it is approved at once, and the contract was a draft until now.
CREATE OR REPLACE FUNCTION gantry.guard_contract_state() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE
    latest approval_request;
    rested boolean;
  BEGIN
    SELECT * INTO latest FROM approval_request r WHERE r.contract_id = NEW.id ORDER BY r.submitted_at DESC, r.id DESC LIMIT 1;
    rested := coalesce(latest.state = 'approved' AND latest.figures_version = NEW.figures_version, false);
    IF NOT (CASE NEW.state
      WHEN 'in-approval' THEN OLD.state = 'draft' AND coalesce(latest.state = 'running', false)
      WHEN 'approved' THEN OLD.state IN ('draft', 'in-approval') AND rested
      WHEN 'signed' THEN OLD.state = 'approved' AND rested
      ELSE OLD.state IN ('in-approval', 'approved') AND NOT coalesce(latest.state IN ('running', 'approved'), false)
    END) THEN
      RAISE EXCEPTION 'a contract that is % does not become %', OLD.state, NEW.state USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
  END $$;
