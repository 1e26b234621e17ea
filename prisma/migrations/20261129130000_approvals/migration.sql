-- Approvals. A request asks people, step by step, whether something may be as it is: a contract, an exception at a stage gate. All
-- of it is written by the engine of approvals alone, a service known by its id, which applies crm/approvals/transition.ts under a
-- lock of the request; people read what is theirs. Whoever holds a task of a request sees it and the contract it is about, also
-- outside of what they see otherwise, and so does whoever stands in for them, as long as they do.

CREATE TABLE approval_request (
  id             uuid PRIMARY KEY,
  -- whose scope sees it: that of what it is about
  org_id         uuid NOT NULL REFERENCES organisation (id),
  subject_type   text NOT NULL CHECK (subject_type IN ('contract', 'stage-exception')),
  opportunity_id uuid NOT NULL REFERENCES opportunity (id),
  contract_id    uuid REFERENCES contract (id),
  submitter_id   uuid NOT NULL REFERENCES person (id),
  note           text,
  -- what was submitted, for those who decide; nothing of cost or margin
  subject        jsonb NOT NULL,
  -- of what was submitted: a later one is something else
  figures_version integer NOT NULL,
  -- keyed, over everything that is approved: whoever sees it learns nothing by it
  digest         text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  state          text NOT NULL CHECK (state IN ('running', 'returned', 'approved', 'rejected', 'withdrawn', 'voided')),
  -- as crm/approvals/approval-request.ts has them, with what each step is called and how long it may take
  steps          jsonb NOT NULL,
  step           integer NOT NULL,
  round          integer NOT NULL,
  passed         text[] NOT NULL DEFAULT '{}',
  version        integer NOT NULL DEFAULT 1,
  submitted_at   timestamptz(3) NOT NULL DEFAULT now(),
  closed_at      timestamptz(3),
  CHECK ((subject_type = 'contract') = (contract_id IS NOT NULL)),
  CHECK ((state IN ('approved', 'rejected', 'withdrawn', 'voided')) = (closed_at IS NOT NULL))
);
-- One at a time: what is being decided is not asked for again beside it.
CREATE UNIQUE INDEX approval_request_open_contract ON approval_request (contract_id)
  WHERE contract_id IS NOT NULL AND state IN ('running', 'returned');
CREATE UNIQUE INDEX approval_request_open_exception ON approval_request (opportunity_id)
  WHERE subject_type = 'stage-exception' AND state IN ('running', 'returned');
CREATE INDEX approval_request_contract ON approval_request (contract_id, submitted_at DESC);
CREATE INDEX approval_request_opportunity ON approval_request (opportunity_id, submitted_at DESC);
CREATE INDEX approval_request_submitter ON approval_request (submitter_id, submitted_at DESC, id DESC);

-- By which rules a route was chosen, with the facts and the trace: they tell of margins, so they stand apart.
CREATE TABLE approval_ground (
  request_id         uuid NOT NULL REFERENCES approval_request (id),
  -- 1 when it was submitted, one more each time it was submitted again
  number             integer NOT NULL CHECK (number > 0),
  rows               jsonb NOT NULL,
  facts              jsonb NOT NULL,
  vocabulary_version text NOT NULL,
  -- of what was submitted, null where there is none to reckon
  margin             jsonb,
  -- keyed digests of the parts of what is approved, by their names, and the key
  parts              jsonb NOT NULL,
  salt               text NOT NULL,
  at                 timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (request_id, number)
);

CREATE TABLE approval_task (
  request_id  uuid NOT NULL REFERENCES approval_request (id),
  -- from 1, in the order in which people were asked
  number      integer NOT NULL CHECK (number > 0),
  step        integer NOT NULL,
  round       integer NOT NULL,
  seat        integer NOT NULL,
  position    integer NOT NULL,
  -- null: nobody was found, an administrator assigns it
  holder_id   uuid REFERENCES person (id),
  cause       text NOT NULL
    CHECK (cause IN ('route', 'delegated', 'escalated', 'succeeded', 'assigned', 'added-before', 'added-after')),
  state       text NOT NULL
    CHECK (state IN ('open', 'waiting', 'approved', 'rejected', 'sent-back', 'passed-on', 'dropped')),
  decided_by  uuid REFERENCES person (id),
  opinion     text CHECK (btrim(opinion) <> ''),
  asked_at    timestamptz(3) NOT NULL DEFAULT now(),
  due_at      timestamptz(3),
  due_sort    timestamptz(3) NOT NULL GENERATED ALWAYS AS (coalesce(due_at, '2999-12-31 00:00:00+00'::timestamptz)) STORED,
  decided_at  timestamptz(3),
  reminded_at timestamptz(3),
  PRIMARY KEY (request_id, number),
  CHECK ((state IN ('open', 'waiting')) = (decided_at IS NULL))
);
CREATE INDEX approval_task_inbox ON approval_task (holder_id, due_sort, request_id) WHERE state = 'open';
CREATE INDEX approval_task_done ON approval_task (holder_id, decided_at DESC, request_id)
  WHERE state IN ('approved', 'rejected', 'sent-back');
CREATE INDEX approval_task_done_for ON approval_task (decided_by, decided_at DESC, request_id) WHERE decided_by IS NOT NULL;
CREATE INDEX approval_task_due ON approval_task (due_at) WHERE state = 'open';
CREATE INDEX approval_task_nobody ON approval_task (request_id) WHERE state = 'open' AND holder_id IS NULL;

-- What was answered to each command, by the key that its sender gave it: sent twice, it is done once and answered twice.
CREATE TABLE approval_answer (
  request_id uuid NOT NULL REFERENCES approval_request (id),
  key        text NOT NULL CHECK (key ~ '^[\x21-\x7e]{1,120}$'),
  command    text NOT NULL,
  outcome    jsonb NOT NULL,
  at         timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (request_id, key)
);

-- Who holds a task of which request, or held one.
CREATE TABLE approval_access (
  person_id   uuid NOT NULL REFERENCES person (id),
  request_id  uuid NOT NULL REFERENCES approval_request (id),
  contract_id uuid REFERENCES contract (id),
  -- a task of theirs waits: whoever stands in for them may decide it
  is_open     boolean NOT NULL,
  PRIMARY KEY (request_id, person_id)
);
CREATE INDEX approval_access_contract ON approval_access (contract_id, person_id) WHERE contract_id IS NOT NULL;
CREATE INDEX approval_access_person ON approval_access (person_id, request_id);

-- While somebody is away, another decides for them.
CREATE TABLE approval_delegation (
  id         uuid PRIMARY KEY,
  from_id    uuid NOT NULL REFERENCES person (id),
  to_id      uuid NOT NULL REFERENCES person (id),
  from_day   date NOT NULL,
  -- the last day
  until_day  date NOT NULL,
  -- the same days in the group's time zone, from the beginning of the first to the end of the last
  begins_at  timestamptz(3) NOT NULL,
  ends_at    timestamptz(3) NOT NULL,
  reason     text CHECK (btrim(reason) <> ''),
  ended_at   timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (from_id <> to_id),
  CHECK (from_day <= until_day),
  CHECK (begins_at < ends_at)
);
CREATE INDEX approval_delegation_to ON approval_delegation (to_id, ends_at);
CREATE INDEX approval_delegation_from ON approval_delegation (from_id, ends_at);

-- Exceptions that were approved at a stage gate, and what became of them.
CREATE TABLE stage_exception (
  request_id     uuid PRIMARY KEY REFERENCES approval_request (id),
  org_id         uuid NOT NULL REFERENCES organisation (id),
  opportunity_id uuid NOT NULL REFERENCES opportunity (id),
  from_stage     text NOT NULL REFERENCES stage (id),
  to_stage       text NOT NULL REFERENCES stage (id),
  -- the rules that need not hold
  rules          text[] NOT NULL CHECK (cardinality(rules) > 0),
  reason         text NOT NULL CHECK (btrim(reason) <> ''),
  approved_at    timestamptz(3) NOT NULL,
  -- the promotion that rested on it
  decision_id    uuid REFERENCES decision (id),
  used_at        timestamptz(3),
  CHECK ((used_at IS NULL) = (decision_id IS NULL))
);
CREATE INDEX stage_exception_opportunity ON stage_exception (opportunity_id, approved_at DESC);
CREATE INDEX stage_exception_recent ON stage_exception (approved_at DESC, request_id);

-- who sees and writes ---------------------------------------------------------------------------------------------

-- The engine of approvals, known by its id.
CREATE FUNCTION gantry.is_approval_service() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT gantry.person() = '00000000-0000-0000-0000-000000000003'::uuid $$;

-- For whom the reader stands in at present. A definer's function, so that a policy that asks it asks no other.
CREATE FUNCTION gantry.stands_in_for() RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT coalesce(array_agg(d.from_id), '{}') FROM approval_delegation d
    WHERE d.to_id = gantry.person() AND d.ended_at IS NULL AND d.begins_at <= now() AND now() < d.ends_at
  $$;
REVOKE ALL ON FUNCTION gantry.stands_in_for() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.stands_in_for() TO gantry_app;

ALTER TABLE approval_access ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON approval_access TO gantry_app;
GRANT INSERT (person_id, request_id, contract_id, is_open) ON approval_access TO gantry_app;
GRANT UPDATE (is_open) ON approval_access TO gantry_app;
CREATE POLICY approval_access_read ON approval_access FOR SELECT TO gantry_app USING (
  person_id = (SELECT gantry.person())
  OR (is_open AND person_id = ANY ((SELECT gantry.stands_in_for())::uuid[]))
  OR (SELECT gantry.is_approval_service()));
CREATE POLICY approval_access_add ON approval_access FOR INSERT TO gantry_app
  WITH CHECK ((SELECT gantry.is_approval_service()));
CREATE POLICY approval_access_change ON approval_access FOR UPDATE TO gantry_app
  USING ((SELECT gantry.is_approval_service()));

ALTER TABLE approval_request ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON approval_request TO gantry_app;
GRANT INSERT (id, org_id, subject_type, opportunity_id, contract_id, submitter_id, note, subject, figures_version, digest, state,
  steps, step, round, passed, version, submitted_at, closed_at) ON approval_request TO gantry_app;
-- Whose it is and what it is about stays.
GRANT UPDATE (note, subject, figures_version, digest, state, steps, step, round, passed, version, closed_at)
  ON approval_request TO gantry_app;
CREATE POLICY approval_request_read ON approval_request FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR submitter_id = (SELECT gantry.person())
  OR EXISTS (SELECT FROM approval_access a
    WHERE a.request_id = approval_request.id
      AND a.person_id = ANY ((SELECT gantry.stands_in_for() || gantry.person())::uuid[]) OFFSET 0)
  OR EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id));
CREATE POLICY approval_request_add ON approval_request FOR INSERT TO gantry_app
  WITH CHECK ((SELECT gantry.is_approval_service()));
CREATE POLICY approval_request_change ON approval_request FOR UPDATE TO gantry_app
  USING ((SELECT gantry.is_approval_service()));

ALTER TABLE approval_ground ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON approval_ground TO gantry_app;
GRANT INSERT (request_id, number, rows, facts, vocabulary_version, margin, parts, salt, at) ON approval_ground TO gantry_app;
CREATE POLICY approval_ground_read ON approval_ground FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.costs')) AND EXISTS (SELECT FROM approval_request r WHERE r.id = request_id));
CREATE POLICY approval_ground_add ON approval_ground FOR INSERT TO gantry_app
  WITH CHECK ((SELECT gantry.is_approval_service()));

-- Whether the reader sees a request, by its own policy: a function, so that its plan is kept. Written out, planning takes many times
-- as long as everything that a statement about one's own tasks does.
CREATE FUNCTION gantry.sees_approval(request uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE
  AS $$ BEGIN RETURN EXISTS (SELECT FROM approval_request r WHERE r.id = request); END $$;

ALTER TABLE approval_task ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON approval_task TO gantry_app;
GRANT INSERT (request_id, number, step, round, seat, position, holder_id, cause, state, decided_by, opinion, asked_at, due_at,
  decided_at, reminded_at) ON approval_task TO gantry_app;
-- Who was asked, when and why stays.
GRANT UPDATE (position, state, decided_by, opinion, asked_at, due_at, decided_at, reminded_at) ON approval_task TO gantry_app;
CREATE POLICY approval_task_read ON approval_task FOR SELECT TO gantry_app USING (
  holder_id = (SELECT gantry.person())
  OR (SELECT gantry.is_approval_service())
  OR gantry.sees_approval(request_id));
CREATE POLICY approval_task_add ON approval_task FOR INSERT TO gantry_app
  WITH CHECK ((SELECT gantry.is_approval_service()));
CREATE POLICY approval_task_change ON approval_task FOR UPDATE TO gantry_app
  USING ((SELECT gantry.is_approval_service()));

ALTER TABLE approval_answer ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON approval_answer TO gantry_app;
GRANT INSERT (request_id, key, command, outcome, at) ON approval_answer TO gantry_app;
CREATE POLICY approval_answer_read ON approval_answer FOR SELECT TO gantry_app
  USING ((SELECT gantry.is_approval_service()));
CREATE POLICY approval_answer_add ON approval_answer FOR INSERT TO gantry_app
  WITH CHECK ((SELECT gantry.is_approval_service()));

-- Who is away and who stands in for them is no secret in the group: whoever submits something is told.
ALTER TABLE approval_delegation ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON approval_delegation TO gantry_app;
GRANT INSERT (id, from_id, to_id, from_day, until_day, begins_at, ends_at, reason, created_at) ON approval_delegation TO gantry_app;
GRANT UPDATE (ended_at) ON approval_delegation TO gantry_app;
CREATE POLICY approval_delegation_read ON approval_delegation FOR SELECT TO gantry_app USING (true);
CREATE POLICY approval_delegation_add ON approval_delegation FOR INSERT TO gantry_app
  WITH CHECK (from_id = (SELECT gantry.person()));
-- What was ended stays so: nobody takes back what they have stood in for.
CREATE POLICY approval_delegation_end ON approval_delegation FOR UPDATE TO gantry_app
  USING (ended_at IS NULL AND (
    from_id = (SELECT gantry.person()) OR to_id = (SELECT gantry.person()) OR (SELECT gantry.flag('gantry.keeper'))))
  WITH CHECK (true);

ALTER TABLE stage_exception ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON stage_exception TO gantry_app;
GRANT INSERT (request_id, org_id, opportunity_id, from_stage, to_stage, rules, reason, approved_at) ON stage_exception TO gantry_app;
GRANT UPDATE (decision_id, used_at) ON stage_exception TO gantry_app;
CREATE POLICY stage_exception_read ON stage_exception FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id));
CREATE POLICY stage_exception_add ON stage_exception FOR INSERT TO gantry_app
  WITH CHECK ((SELECT gantry.is_approval_service()));
-- Used once, for a promotion of the same opportunity, and never given back.
CREATE POLICY stage_exception_use ON stage_exception FOR UPDATE TO gantry_app
  USING (used_at IS NULL AND gantry.may_write_opportunity(opportunity_id))
  WITH CHECK (decision_id IS NULL OR EXISTS (SELECT FROM decision d
    WHERE d.id = decision_id AND d.record_type = 'opportunity' AND d.record_id = stage_exception.opportunity_id));

-- Whoever holds a step sees the contract and its documents, and nothing beside them. OFFSET keeps PostgreSQL from reading all of
-- approval_access at once, for a hash, where it thinks that many rows will ask; and the person, which its own policy asks as well, lets
-- each find its row by the index alone.
ALTER POLICY contract_read ON contract USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id)
  OR EXISTS (SELECT FROM approval_access a
    WHERE a.contract_id = contract.id
      AND a.person_id = ANY ((SELECT gantry.stands_in_for() || gantry.person())::uuid[]) OFFSET 0));
ALTER POLICY document_read ON document USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR (SELECT gantry.is_review_service())
  OR EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id)
  OR (contract_id IS NOT NULL AND EXISTS (SELECT FROM approval_access a
    WHERE a.contract_id = document.contract_id
      AND a.person_id = ANY ((SELECT gantry.stands_in_for() || gantry.person())::uuid[]) OFFSET 0)));

-- The engine says what has become of a contract; its own people sign it.
ALTER POLICY contract_change ON contract
  USING ((SELECT gantry.is_approval_service()) OR gantry.may_write_opportunity(opportunity_id));

-- A contract becomes what its approval has come to, and nothing else, whoever writes it.
CREATE FUNCTION gantry.guard_contract_state() RETURNS trigger
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
      WHEN 'approved' THEN OLD.state = 'in-approval' AND rested
      WHEN 'signed' THEN OLD.state = 'approved' AND rested
      ELSE OLD.state IN ('in-approval', 'approved') AND NOT coalesce(latest.state IN ('running', 'approved'), false)
    END) THEN
      RAISE EXCEPTION 'a contract that is % does not become %', OLD.state, NEW.state USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
  END $$;
REVOKE ALL ON FUNCTION gantry.guard_contract_state() FROM PUBLIC;
CREATE TRIGGER contract_state_rests BEFORE UPDATE OF state ON contract FOR EACH ROW
  WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION gantry.guard_contract_state();

-- What a contract rests on is also what was uploaded of it. Of one that is signed a further version is a draft beside it.
CREATE FUNCTION gantry.raise_figures_of_document() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    UPDATE contract SET figures_version = figures_version + 1
    WHERE id = (SELECT d.contract_id FROM document d WHERE d.id = NEW.document_id) AND state <> 'signed';
    RETURN NULL;
  END $$;
CREATE FUNCTION gantry.raise_figures_of_attached() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    UPDATE contract SET figures_version = figures_version + 1
    WHERE id IN (OLD.contract_id, NEW.contract_id) AND state <> 'signed';
    RETURN NULL;
  END $$;
REVOKE ALL ON FUNCTION gantry.raise_figures_of_document(), gantry.raise_figures_of_attached() FROM PUBLIC;
CREATE TRIGGER document_version_raises AFTER INSERT ON document_version FOR EACH ROW
  EXECUTE FUNCTION gantry.raise_figures_of_document();
CREATE TRIGGER document_attached_raises AFTER UPDATE OF contract_id ON document FOR EACH ROW
  WHEN (NEW.contract_id IS DISTINCT FROM OLD.contract_id) EXECUTE FUNCTION gantry.raise_figures_of_attached();

-- What people are told of ------------------------------------------------------------------------------------------

ALTER TABLE notification ADD COLUMN approval_id uuid REFERENCES approval_request (id);
-- Of which task it tells, or 0 for what the whole has come to.
ALTER TABLE notification ADD COLUMN approval_task integer;
ALTER TABLE notification DROP CONSTRAINT notification_check;
ALTER TABLE notification ADD CHECK (num_nonnulls(warning_id, comment_id, approval_id) = 1);
ALTER TABLE notification ADD CHECK ((approval_id IS NULL) = (approval_task IS NULL));
CREATE UNIQUE INDEX notification_approval ON notification (approval_id, person_id, approval_task, warning_version)
  WHERE approval_id IS NOT NULL;
-- Of each kind its own service tells.
ALTER POLICY notification_add ON notification WITH CHECK (
  ((SELECT gantry.is_sweep()) AND warning_id IS NOT NULL)
  -- Whoever hands a warning over tells whom they gave it to.
  OR EXISTS (SELECT FROM warning w WHERE w.id = warning_id AND w.person_id = notification.person_id
    AND w.handed_by = (SELECT gantry.person()))
  -- Whoever writes a comment tells those whom it mentions, and not themselves.
  OR (notification.person_id <> (SELECT gantry.person())
    AND EXISTS (SELECT FROM flag_comment c WHERE c.id = comment_id AND c.author_id = (SELECT gantry.person())
      AND notification.person_id = ANY (c.mentions))));
CREATE POLICY notification_approval_add ON notification FOR INSERT TO gantry_app
  WITH CHECK ((SELECT gantry.is_approval_service()) AND approval_id IS NOT NULL);

-- Who decided stands in the event, whoever wrote it down: people decide about what they see nothing else of.
CREATE POLICY domain_event_approval ON domain_event FOR INSERT TO gantry_app
  WITH CHECK ((SELECT gantry.is_approval_service()) AND entity_type = 'approval' AND record_type = 'opportunity');

-- That somebody stands in for them, or does not any more, people write in their own name.
CREATE POLICY domain_event_delegation ON domain_event FOR INSERT TO gantry_app WITH CHECK (
  actor_id = (SELECT gantry.person()) AND type IN ('approval.delegated', 'approval.delegation-ended')
  AND record_type = 'person' AND entity_type = 'person' AND entity_id = record_id AND record_id = (SELECT gantry.person())
  AND org_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[]));
