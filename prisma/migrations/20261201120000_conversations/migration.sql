-- What somebody asks the copilot and what it answered: theirs alone, whatever anybody oversees. What was asked is there before
-- anything is answered, so that no question is lost with the process that worked on it.

CREATE TABLE conversation (
  id         uuid PRIMARY KEY,
  owner_id   uuid NOT NULL REFERENCES person (id),
  title      text NOT NULL CHECK (btrim(title) <> '' AND length(title) <= 80),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  -- when something was asked last
  asked_at   timestamptz(3) NOT NULL DEFAULT now(),
  -- taken away by its owner, who can take that back
  removed_at timestamptz(3)
);
CREATE INDEX conversation_latest ON conversation (owner_id, asked_at DESC, id) WHERE removed_at IS NULL;

-- A question and what became of it.
CREATE TABLE conversation_turn (
  id              uuid PRIMARY KEY,
  conversation_id uuid NOT NULL REFERENCES conversation (id),
  owner_id        uuid NOT NULL REFERENCES person (id),
  question        text NOT NULL CHECK (btrim(question) <> '' AND length(question) <= 8000),
  language        text NOT NULL CHECK (language IN ('zh', 'en')),
  -- the record that was on screen
  page_kind       text,
  page_id         text,
  -- what was chosen of what the answer before asked back, as a call of a tool
  chosen          jsonb,
  state           text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'answered', 'stopped', 'failed')),
  -- rises with every try: what an earlier one still writes reaches nothing
  attempt         integer NOT NULL DEFAULT 1,
  -- what is done at the moment, as it is shown meanwhile
  progress        jsonb,
  -- with the list of what it rests on: whoever may not see one of those any more does not see what was said of it
  answer          jsonb,
  rating          text CHECK (rating IN ('useful', 'wrong')),
  asked_at        timestamptz(3) NOT NULL DEFAULT now(),
  -- the process that works on it says so every few seconds; when it has not for long, it is gone
  beat_at         timestamptz(3) NOT NULL DEFAULT now(),
  ended_at        timestamptz(3),
  CHECK ((state = 'answered') = (answer IS NOT NULL)),
  CHECK ((page_kind IS NULL) = (page_id IS NULL))
);
CREATE INDEX conversation_turn_order ON conversation_turn (conversation_id, asked_at, id);
CREATE INDEX conversation_turn_running ON conversation_turn (owner_id) WHERE state = 'running';

-- What the copilot would do, until a person has said yes or no.
CREATE TABLE conversation_proposal (
  id              uuid PRIMARY KEY,
  turn_id         uuid NOT NULL REFERENCES conversation_turn (id),
  conversation_id uuid NOT NULL REFERENCES conversation (id),
  owner_id        uuid NOT NULL REFERENCES person (id),
  attempt         integer NOT NULL,
  ordinal         integer NOT NULL,
  verb            text NOT NULL CHECK (verb IN ('change_field', 'log_visit')),
  record_kind     text NOT NULL,
  record_id       uuid NOT NULL,
  record_version  integer NOT NULL,
  title           jsonb NOT NULL,
  fields          jsonb NOT NULL,
  state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'confirmed', 'declined', 'conflict', 'expired')),
  -- what was done, or what stood in its way
  outcome         jsonb,
  proposed_at     timestamptz(3) NOT NULL DEFAULT now(),
  decided_at      timestamptz(3),
  UNIQUE (turn_id, attempt, ordinal),
  CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE INDEX conversation_proposal_of ON conversation_proposal (conversation_id);

ALTER TABLE conversation ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON conversation TO gantry_app;
GRANT INSERT (id, owner_id, title) ON conversation TO gantry_app;
GRANT UPDATE (title, asked_at, removed_at) ON conversation TO gantry_app;
CREATE POLICY conversation_own ON conversation FOR ALL TO gantry_app
  USING (owner_id = (SELECT gantry.person())) WITH CHECK (owner_id = (SELECT gantry.person()));

ALTER TABLE conversation_turn ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON conversation_turn TO gantry_app;
GRANT INSERT (id, conversation_id, owner_id, question, language, page_kind, page_id, chosen, state, attempt) ON conversation_turn TO gantry_app;
GRANT UPDATE (state, attempt, progress, answer, rating, beat_at, ended_at) ON conversation_turn TO gantry_app;
CREATE POLICY conversation_turn_own ON conversation_turn FOR ALL TO gantry_app
  USING (owner_id = (SELECT gantry.person()))
  WITH CHECK (owner_id = (SELECT gantry.person()) AND EXISTS (SELECT FROM conversation c WHERE c.id = conversation_id));

ALTER TABLE conversation_proposal ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON conversation_proposal TO gantry_app;
GRANT INSERT (id, turn_id, conversation_id, owner_id, attempt, ordinal, verb, record_kind, record_id, record_version, title, fields,
    state) ON conversation_proposal TO gantry_app;
GRANT UPDATE (state, outcome, decided_at) ON conversation_proposal TO gantry_app;
CREATE POLICY conversation_proposal_own ON conversation_proposal FOR ALL TO gantry_app
  USING (owner_id = (SELECT gantry.person()))
  WITH CHECK (owner_id = (SELECT gantry.person())
    AND EXISTS (SELECT FROM conversation_turn t WHERE t.id = turn_id AND t.conversation_id = conversation_proposal.conversation_id));

-- By which way something was done, where it was not by hand: the transaction says it, so that every verb's event does.
ALTER TABLE domain_event ADD COLUMN via text;
ALTER TABLE domain_event ALTER COLUMN via SET DEFAULT nullif(current_setting('gantry.via', true), '');
