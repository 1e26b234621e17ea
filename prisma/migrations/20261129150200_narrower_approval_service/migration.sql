-- The engine of approvals tells of approvals and of nothing else, and of a contract it writes what has become of it: decision 015 says
-- so, and now the database does.
ALTER POLICY domain_event_approval ON domain_event WITH CHECK (
  (SELECT gantry.is_approval_service()) AND entity_type = 'approval' AND record_type = 'opportunity' AND type LIKE 'approval.%');

-- Afterwards: before, what is generated of a row is not there yet.
CREATE FUNCTION gantry.keep_to_contract_state() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
  AS $$
  BEGIN
    IF to_jsonb(NEW) - '{state,updated_at}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{state,updated_at}'::text[] THEN
      RAISE EXCEPTION 'the engine of approvals writes the state of a contract only' USING ERRCODE = '42501';
    END IF;
    RETURN NULL;
  END $$;
CREATE TRIGGER contract_state_only AFTER UPDATE ON contract FOR EACH ROW
  WHEN (gantry.is_approval_service()) EXECUTE FUNCTION gantry.keep_to_contract_state();
