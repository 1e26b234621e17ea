-- Contract documents: a file on an opportunity in one or more versions, the review of each, its flags, and what people said of
-- them. A document hangs on its opportunity: who sees the one sees the other. The bytes lie in the file store; here stands
-- what they are and where.

CREATE TABLE document (
  id             uuid PRIMARY KEY,
  org_id         uuid NOT NULL REFERENCES organisation (id),
  opportunity_id uuid NOT NULL REFERENCES opportunity (id),
  -- the contract that came of it, once there is one
  contract_id    uuid REFERENCES contract (id),
  name           text NOT NULL CHECK (btrim(name) <> ''),
  created_by     uuid NOT NULL REFERENCES person (id),
  created_at     timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX document_opportunity ON document (opportunity_id, created_at DESC, id);
CREATE INDEX document_contract ON document (contract_id);

CREATE TABLE document_version (
  id          uuid PRIMARY KEY,
  document_id uuid NOT NULL REFERENCES document (id),
  number      integer NOT NULL CHECK (number > 0),
  -- where its bytes lie; the server's choice, as the version's own id is the page's
  file_id     uuid NOT NULL UNIQUE,
  file_name   text NOT NULL CHECK (btrim(file_name) <> ''),
  format      text NOT NULL CHECK (format IN ('pdf', 'docx', 'txt')),
  bytes       integer NOT NULL CHECK (bytes > 0),
  sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by uuid NOT NULL REFERENCES person (id),
  uploaded_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (document_id, number),
  -- The same file again is the same version.
  UNIQUE (document_id, sha256)
);
-- What was uploaded last, for those who look at it.
CREATE INDEX document_version_recent ON document_version (uploaded_at DESC, id DESC);
CREATE INDEX document_version_file ON document_version (sha256);

-- One review a version: tried again, it goes on in its row.
CREATE TABLE contract_review (
  version_id  uuid PRIMARY KEY REFERENCES document_version (id),
  state       text NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'reading', 'reviewing', 'done', 'failed', 'cancelled')),
  -- counts the runs; a run that was overtaken by another writes nothing
  attempt     integer NOT NULL DEFAULT 1,
  -- why it failed: a reason of unreadable files, or that the machine gave up
  problem     text,
  -- what was read of the file, as ingest/coverage.ts has it; null until it is done
  coverage    jsonb,
  asked_by    uuid NOT NULL REFERENCES person (id),
  asked_at    timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  CHECK ((state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
  CHECK ((state = 'failed') = (problem IS NOT NULL)),
  CHECK ((state = 'done') = (coverage IS NOT NULL))
);

CREATE TABLE clause_flag (
  id             uuid PRIMARY KEY,
  version_id     uuid NOT NULL REFERENCES contract_review (version_id),
  -- in the order of the text; what is missing altogether at the end
  position       integer NOT NULL,
  origin         text NOT NULL CHECK (origin IN ('playbook', 'person')),
  rule_id        text REFERENCES rule (id),
  rule_version   integer,
  kind           text NOT NULL,
  severity       text NOT NULL CHECK (severity IN ('high', 'medium', 'low')),
  clause         text,
  page           integer,
  -- UTF-16 units of the canonical text; null for what is missing altogether
  span_start     integer,
  span_end       integer,
  quote          text NOT NULL,
  -- facts, notes, reason, suggestion, source, hidden, overridden: as ai/review-contract/flag.ts has them
  detail         jsonb NOT NULL,
  added_by       uuid REFERENCES person (id),
  decision       text CHECK (decision IN ('confirmed', 'dismissed')),
  -- only a wrong mark counts against its rule
  dismiss_reason text CHECK (dismiss_reason IN ('wrong-mark', 'accepted', 'agreed-elsewhere', 'not-relevant')),
  decision_note  text,
  decided_by     uuid REFERENCES person (id),
  decided_at     timestamptz(3),
  -- the flag of the version before, whose dismissal holds here
  carried_from   uuid REFERENCES clause_flag (id),
  version        integer NOT NULL DEFAULT 1,
  UNIQUE (version_id, position),
  CHECK ((origin = 'playbook') = (rule_id IS NOT NULL)),
  CHECK ((origin = 'playbook') = (rule_version IS NOT NULL)),
  CHECK ((origin = 'person') = (added_by IS NOT NULL)),
  CHECK ((span_start IS NULL) = (span_end IS NULL)),
  CHECK (span_start IS NULL OR (span_start >= 0 AND span_end > span_start)),
  CHECK ((span_start IS NULL) = (quote = '')),
  CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CHECK ((decision IS NULL) = (decided_by IS NULL)),
  CHECK ((decision IS NOT DISTINCT FROM 'dismissed') = (dismiss_reason IS NOT NULL))
);
CREATE INDEX clause_flag_open ON clause_flag (version_id) WHERE decision IS NULL;
CREATE INDEX clause_flag_rule ON clause_flag (rule_id, decided_at) WHERE decision IS NOT NULL;

CREATE TABLE flag_comment (
  id         uuid PRIMARY KEY,
  flag_id    uuid NOT NULL REFERENCES clause_flag (id),
  author_id  uuid NOT NULL REFERENCES person (id),
  text       text NOT NULL CHECK (btrim(text) <> ''),
  -- colleagues who are told of it
  mentions   uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(mentions) <= 10),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX flag_comment_flag ON flag_comment (flag_id, created_at, id);

-- who sees and writes ---------------------------------------------------------------------------------------------

-- Reviews are done by a service of its own, known by its id. It sees documents and what hangs on them, and nothing else.
CREATE FUNCTION gantry.is_review_service() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT gantry.person() = '00000000-0000-0000-0000-000000000002'::uuid $$;

ALTER TABLE document ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON document TO gantry_app;
GRANT INSERT (id, org_id, opportunity_id, contract_id, name, created_by, created_at) ON document TO gantry_app;
GRANT UPDATE (name, contract_id) ON document TO gantry_app;
CREATE POLICY document_read ON document FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR (SELECT gantry.is_review_service())
  OR EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id));
CREATE POLICY document_add ON document FOR INSERT TO gantry_app WITH CHECK (
  created_by = (SELECT gantry.person())
  AND gantry.may_write_opportunity(opportunity_id)
  AND EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id AND o.org_id = document.org_id)
  AND (contract_id IS NULL OR EXISTS (SELECT FROM contract c
    WHERE c.id = contract_id AND c.opportunity_id = document.opportunity_id)));
CREATE POLICY document_change ON document FOR UPDATE TO gantry_app
  USING (gantry.may_write_opportunity(opportunity_id))
  WITH CHECK (contract_id IS NULL OR EXISTS (SELECT FROM contract c
    WHERE c.id = contract_id AND c.opportunity_id = document.opportunity_id));

ALTER TABLE document_version ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON document_version TO gantry_app;
GRANT INSERT (id, document_id, number, file_id, file_name, format, bytes, sha256, uploaded_by, uploaded_at)
  ON document_version TO gantry_app;
CREATE POLICY document_version_read ON document_version FOR SELECT TO gantry_app USING (
  EXISTS (SELECT FROM document d WHERE d.id = document_id));
CREATE POLICY document_version_add ON document_version FOR INSERT TO gantry_app WITH CHECK (
  uploaded_by = (SELECT gantry.person())
  AND EXISTS (SELECT FROM document d WHERE d.id = document_id AND gantry.may_write_opportunity(d.opportunity_id)));

ALTER TABLE contract_review ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON contract_review TO gantry_app;
GRANT INSERT (version_id, state, attempt, asked_by, asked_at) ON contract_review TO gantry_app;
GRANT UPDATE (state, attempt, problem, coverage, asked_by, asked_at, finished_at) ON contract_review TO gantry_app;
CREATE POLICY contract_review_read ON contract_review FOR SELECT TO gantry_app USING (
  EXISTS (SELECT FROM document_version v WHERE v.id = version_id));
CREATE POLICY contract_review_add ON contract_review FOR INSERT TO gantry_app WITH CHECK (
  asked_by = (SELECT gantry.person()) AND state = 'waiting' AND attempt = 1
  AND EXISTS (SELECT FROM document_version v JOIN document d ON d.id = v.document_id
    WHERE v.id = version_id AND gantry.may_write_opportunity(d.opportunity_id)));
-- People stop a review and begin it again; what it comes to is the service's alone.
CREATE POLICY contract_review_change ON contract_review FOR UPDATE TO gantry_app
  USING ((SELECT gantry.is_review_service()) OR (SELECT gantry.flag('gantry.reviews'))
    OR EXISTS (SELECT FROM document_version v JOIN document d ON d.id = v.document_id
      WHERE v.id = version_id AND gantry.may_write_opportunity(d.opportunity_id)))
  WITH CHECK ((SELECT gantry.is_review_service()) OR state IN ('waiting', 'cancelled'));

ALTER TABLE clause_flag ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON clause_flag TO gantry_app;
GRANT INSERT (id, version_id, position, origin, rule_id, rule_version, kind, severity, clause, page, span_start, span_end,
  quote, detail, added_by, decision, dismiss_reason, decision_note, decided_by, decided_at, carried_from, version)
  ON clause_flag TO gantry_app;
GRANT UPDATE (decision, dismiss_reason, decision_note, decided_by, decided_at, carried_from, version)
  ON clause_flag TO gantry_app;
CREATE POLICY clause_flag_read ON clause_flag FOR SELECT TO gantry_app USING (
  EXISTS (SELECT FROM contract_review r WHERE r.version_id = clause_flag.version_id));
CREATE POLICY clause_flag_add ON clause_flag FOR INSERT TO gantry_app WITH CHECK (
  CASE WHEN origin = 'playbook' THEN (SELECT gantry.is_review_service())
    ELSE (SELECT gantry.flag('gantry.reviews')) AND added_by = (SELECT gantry.person()) AND decision IS NULL
      AND EXISTS (SELECT FROM contract_review r WHERE r.version_id = clause_flag.version_id AND r.state = 'done') END);
CREATE POLICY clause_flag_change ON clause_flag FOR UPDATE TO gantry_app
  USING ((SELECT gantry.flag('gantry.reviews')))
  WITH CHECK (decided_by IS NULL OR decided_by = (SELECT gantry.person()));

-- Who sees an opportunity, and with it its documents: what opportunity_read says of whoever acts, said of everybody who can sign
-- in, those who work on it first (1), then those who see its organisation (2), then those who see the whole group (3). A
-- definer's function, because nobody sees what all others may see; it answers only whoever sees the opportunity.
CREATE FUNCTION gantry.opportunity_readers(opportunity_id uuid) RETURNS TABLE (person_id uuid, circle integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    WITH seen AS MATERIALIZED (
      SELECT o.id, o.owner_id, g.lineage FROM opportunity o JOIN organisation g ON g.id = o.org_id
      WHERE o.id = $1 AND (
        gantry.flag('gantry.all')
        OR o.org_id = ANY (gantry.orgs('gantry.orgs'))
        OR o.owner_id = gantry.person()
        OR EXISTS (
          SELECT FROM record_access a
          WHERE a.person_id = gantry.person() AND a.record_type = 'opportunity' AND a.record_id = o.id))),
    reader AS (
      SELECT s.owner_id AS id, 1 AS circle FROM seen s
      UNION ALL
      SELECT a.person_id, 1 FROM seen s JOIN record_access a ON a.record_type = 'opportunity' AND a.record_id = s.id
      UNION ALL
      SELECT m.person_id, CASE m.scope WHEN 'group' THEN 3 ELSE 2 END FROM seen s JOIN membership m
        ON m.scope = 'group' OR (m.scope IN ('department', 'subtree') AND m.org_id = ANY (s.lineage)))
    SELECT r.id, min(r.circle) FROM reader r JOIN person p ON p.id = r.id
    WHERE p.active AND EXISTS (SELECT FROM membership m WHERE m.person_id = r.id)
    GROUP BY r.id
  $$;
REVOKE ALL ON FUNCTION gantry.opportunity_readers(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.opportunity_readers(uuid) TO gantry_app;

ALTER TABLE flag_comment ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON flag_comment TO gantry_app;
GRANT INSERT (id, flag_id, author_id, text, mentions, created_at) ON flag_comment TO gantry_app;
CREATE POLICY flag_comment_read ON flag_comment FOR SELECT TO gantry_app USING (
  EXISTS (SELECT FROM clause_flag f WHERE f.id = flag_id));
CREATE POLICY flag_comment_add ON flag_comment FOR INSERT TO gantry_app WITH CHECK (
  author_id = (SELECT gantry.person()) AND EXISTS (SELECT FROM clause_flag f WHERE f.id = flag_id)
  -- Nobody is told of what they may not see.
  AND (mentions = '{}' OR mentions <@ ARRAY(
    SELECT r.person_id FROM clause_flag f JOIN document_version v ON v.id = f.version_id
      JOIN document d ON d.id = v.document_id CROSS JOIN gantry.opportunity_readers(d.opportunity_id) r
    WHERE f.id = flag_id)));

-- How often a rule's flags were right, over the whole group: counts of a rule, and nothing of any document.
CREATE FUNCTION gantry.rule_precision(rule_ids text[]) RETURNS TABLE (rule_id text, confirmed integer, wrong integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT f.rule_id, (count(*) FILTER (WHERE f.decision = 'confirmed'))::int,
      (count(*) FILTER (WHERE f.dismiss_reason = 'wrong-mark'))::int
    FROM clause_flag f
    WHERE f.rule_id = ANY (rule_ids) AND f.decision IS NOT NULL AND f.carried_from IS NULL
      AND f.decided_at > now() - interval '1 year'
    GROUP BY f.rule_id
  $$;
REVOKE ALL ON FUNCTION gantry.rule_precision(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.rule_precision(text[]) TO gantry_app;

-- What the review service did stands on the timeline of the opportunity.
CREATE POLICY domain_event_review ON domain_event FOR INSERT TO gantry_app WITH CHECK (
  (SELECT gantry.is_review_service()) AND actor_id = (SELECT gantry.person()) AND entity_type = 'contract-review');
