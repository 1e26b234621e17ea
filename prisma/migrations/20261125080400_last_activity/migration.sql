-- The day of the last activity, on the opportunity itself, so that lists sort by it through an index. A trigger and not a
-- verb: a colleague of the team who may log a visit may not change the opportunity. The version stays, as nothing that a
-- person edits has changed.
CREATE FUNCTION gantry.keep_last_activity() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    UPDATE opportunity o SET last_activity_on = NEW.on_date
    WHERE o.id = NEW.opportunity_id AND (o.last_activity_on IS NULL OR o.last_activity_on < NEW.on_date);
    RETURN NULL;
  END $$;
REVOKE ALL ON FUNCTION gantry.keep_last_activity() FROM PUBLIC;

CREATE TRIGGER activity_keeps_last AFTER INSERT OR UPDATE OF status, on_date ON activity
  FOR EACH ROW WHEN (NEW.status = 'done' AND NEW.opportunity_id IS NOT NULL) EXECUTE FUNCTION gantry.keep_last_activity();
