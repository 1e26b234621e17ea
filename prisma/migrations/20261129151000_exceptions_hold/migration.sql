-- Whoever decides an exception takes the opportunity before the request, in the order in which whoever moves the opportunity takes
-- them, so that neither waits for the other; and it stays as it is until the decision is there. The engine of approvals alone: it
-- writes no opportunity, so no policy lets it lock one.
CREATE FUNCTION gantry.hold_opportunity_of(request uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT FROM opportunity o
    WHERE o.id = (SELECT r.opportunity_id FROM approval_request r WHERE r.id = request) AND gantry.is_approval_service()
    FOR SHARE
  $$;
REVOKE ALL ON FUNCTION gantry.hold_opportunity_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.hold_opportunity_of(uuid) TO gantry_app;
