-- Tables. Columns that lists filter or sort by are text with CHECK, uuid, date, timestamptz, integer or bigint: only
-- their operators are leakproof, and only leakproof operators reach an index under row-level security.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- organisation and people ---------------------------------------------------------------------------------------

CREATE TABLE organisation (
  id          uuid PRIMARY KEY,
  parent_id   uuid REFERENCES organisation (id),
  kind        text NOT NULL CHECK (kind IN ('group', 'subsidiary', 'department')),
  name        text NOT NULL,
  name_latin  text,
  lineage     uuid[] NOT NULL CHECK (lineage[cardinality(lineage)] = id),
  position    integer NOT NULL DEFAULT 0
);
CREATE INDEX organisation_parent ON organisation (parent_id);

CREATE TABLE person (
  id          uuid PRIMARY KEY,
  email       text NOT NULL UNIQUE CHECK (email = lower(email)),
  name        text NOT NULL,
  name_latin  text,
  title       text,
  title_latin text,
  active      boolean NOT NULL DEFAULT true,
  created_at  timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE membership (
  person_id uuid NOT NULL REFERENCES person (id),
  org_id    uuid NOT NULL REFERENCES organisation (id),
  role      text NOT NULL CHECK (role IN ('rep', 'sales-manager', 'subsidiary-head', 'hq-sales', 'legal', 'finance',
    'technical', 'production', 'procurement', 'service', 'administrator')),
  scope     text NOT NULL CHECK (scope IN ('self', 'department', 'subtree', 'group')),
  PRIMARY KEY (person_id, org_id, role)
);
CREATE INDEX membership_org ON membership (org_id);

CREATE TABLE setting (
  key   text PRIMARY KEY,
  value jsonb NOT NULL
);

CREATE TABLE record_access (
  person_id   uuid NOT NULL REFERENCES person (id),
  record_type text NOT NULL CHECK (record_type IN ('opportunity')),
  record_id   uuid NOT NULL,
  may_write   boolean NOT NULL,
  PRIMARY KEY (person_id, record_type, record_id)
);
CREATE INDEX record_access_record ON record_access (record_type, record_id);

-- customers -----------------------------------------------------------------------------------------------------

CREATE TABLE customer (
  id            uuid PRIMARY KEY,
  name          text NOT NULL CHECK (btrim(name) <> ''),
  name_latin    text,
  name_key      text NOT NULL,
  credit_code   text UNIQUE CHECK (credit_code ~ '^[0-9A-Z]{18}$'),
  industry      text NOT NULL,
  region        text NOT NULL,
  city          text,
  city_latin    text,
  keeper_org_id uuid NOT NULL REFERENCES organisation (id),
  version       integer NOT NULL DEFAULT 1,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  updated_at    timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX customer_name ON customer (name, id);
CREATE INDEX customer_name_key ON customer (name_key);
CREATE INDEX customer_search ON customer USING gin ((name || ' ' || coalesce(name_latin, '')) gin_trgm_ops);

CREATE TABLE customer_relationship (
  id          uuid PRIMARY KEY,
  org_id      uuid NOT NULL REFERENCES organisation (id),
  customer_id uuid NOT NULL REFERENCES customer (id),
  owner_id    uuid REFERENCES person (id),
  grade       text CHECK (grade IN ('A', 'B', 'C', 'D')),
  since       date NOT NULL,
  version     integer NOT NULL DEFAULT 1,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (org_id, customer_id)
);
CREATE INDEX customer_relationship_customer ON customer_relationship (customer_id);

CREATE TABLE contact (
  id          uuid PRIMARY KEY,
  org_id      uuid NOT NULL REFERENCES organisation (id),
  customer_id uuid NOT NULL REFERENCES customer (id),
  name        text NOT NULL CHECK (btrim(name) <> ''),
  name_latin  text,
  title       text,
  title_latin text,
  level       text NOT NULL CHECK (level IN ('executive', 'manager', 'staff')),
  phone       text,
  email       text,
  version     integer NOT NULL DEFAULT 1,
  created_at  timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX contact_customer ON contact (customer_id, org_id);

-- opportunities -------------------------------------------------------------------------------------------------

CREATE TABLE opportunity_type (
  id       text PRIMARY KEY,
  name_zh  text NOT NULL,
  name_en  text NOT NULL,
  position integer NOT NULL DEFAULT 0
);

CREATE TABLE stage (
  id              text PRIMARY KEY,
  type_id         text NOT NULL REFERENCES opportunity_type (id),
  position        integer NOT NULL,
  name_zh         text NOT NULL,
  name_en         text NOT NULL,
  win_probability integer NOT NULL CHECK (win_probability BETWEEN 0 AND 100),
  expected_days   integer NOT NULL CHECK (expected_days > 0),
  UNIQUE (type_id, position)
);

CREATE TABLE opportunity (
  id               uuid PRIMARY KEY,
  org_id           uuid NOT NULL REFERENCES organisation (id),
  number           text NOT NULL UNIQUE,
  name             text NOT NULL CHECK (btrim(name) <> ''),
  name_latin       text,
  customer_id      uuid NOT NULL REFERENCES customer (id),
  type_id          text NOT NULL REFERENCES opportunity_type (id),
  stage_id         text NOT NULL REFERENCES stage (id),
  stage_entered_at timestamptz(3) NOT NULL,
  status           text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'won', 'lost')),
  owner_id         uuid NOT NULL REFERENCES person (id),
  is_major         boolean NOT NULL DEFAULT false,
  amount           numeric(18, 2) CHECK (amount >= 0),
  currency         text NOT NULL DEFAULT 'CNY' CHECK (currency ~ '^[A-Z]{3}$'),
  amount_sort      bigint NOT NULL GENERATED ALWAYS AS (coalesce((amount * 100)::bigint, -1)) STORED,
  budget           numeric(18, 2) CHECK (budget >= 0),
  win_probability  integer NOT NULL CHECK (win_probability BETWEEN 0 AND 100),
  expected_sign_on date,
  sign_sort        date NOT NULL GENERATED ALWAYS AS (coalesce(expected_sign_on, '9999-12-31'::date)) STORED,
  bid_opens_on     date,
  tender_number    text,
  product          text,
  product_latin    text,
  last_activity_on date,
  activity_sort    date NOT NULL GENERATED ALWAYS AS (coalesce(last_activity_on, '0001-01-01'::date)) STORED,
  version          integer NOT NULL DEFAULT 1,
  created_at       timestamptz(3) NOT NULL DEFAULT now(),
  updated_at       timestamptz(3) NOT NULL DEFAULT now()
);
-- One index a sort order, once through the whole group and once within an organisation: wide scopes walk the first,
-- narrow ones take a few rows of each organisation from the second.
CREATE INDEX opportunity_by_sign ON opportunity (status, sign_sort, id);
CREATE INDEX opportunity_by_amount ON opportunity (status, amount_sort, id);
CREATE INDEX opportunity_by_activity ON opportunity (status, activity_sort, id);
CREATE INDEX opportunity_by_name ON opportunity (status, name, id);
CREATE INDEX opportunity_org_sign ON opportunity (org_id, status, sign_sort, id);
CREATE INDEX opportunity_org_amount ON opportunity (org_id, status, amount_sort, id);
CREATE INDEX opportunity_org_activity ON opportunity (org_id, status, activity_sort, id);
CREATE INDEX opportunity_org_name ON opportunity (org_id, status, name, id);
CREATE INDEX opportunity_stage_sign ON opportunity (stage_id, status, sign_sort, id);
CREATE INDEX opportunity_owner ON opportunity (owner_id, status, sign_sort, id);
CREATE INDEX opportunity_customer ON opportunity (customer_id);
CREATE INDEX opportunity_search ON opportunity
  USING gin ((number || ' ' || name || ' ' || coalesce(name_latin, '')) gin_trgm_ops);
CREATE UNIQUE INDEX opportunity_tender ON opportunity (tender_number, org_id) WHERE tender_number IS NOT NULL;

CREATE TABLE opportunity_team (
  opportunity_id uuid NOT NULL REFERENCES opportunity (id),
  person_id      uuid NOT NULL REFERENCES person (id),
  role           text NOT NULL CHECK (role IN ('deputy', 'technical', 'commercial', 'legal', 'finance', 'production',
    'procurement', 'service', 'headquarters')),
  since          timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (opportunity_id, person_id)
);
CREATE INDEX opportunity_team_person ON opportunity_team (person_id);

CREATE TABLE opportunity_competitor (
  opportunity_id uuid NOT NULL REFERENCES opportunity (id),
  name           text NOT NULL CHECK (btrim(name) <> ''),
  name_latin     text,
  position       integer NOT NULL DEFAULT 0,
  PRIMARY KEY (opportunity_id, name)
);

CREATE TABLE decision_chain_member (
  opportunity_id uuid NOT NULL REFERENCES opportunity (id),
  contact_id     uuid NOT NULL REFERENCES contact (id),
  role           text NOT NULL CHECK (role IN ('decides', 'evaluates', 'influences', 'uses')),
  attitude       text NOT NULL CHECK (attitude IN ('supports', 'neutral', 'opposes', 'unknown')),
  PRIMARY KEY (opportunity_id, contact_id)
);
CREATE INDEX decision_chain_contact ON decision_chain_member (contact_id);

CREATE TABLE activity (
  id             uuid PRIMARY KEY,
  org_id         uuid NOT NULL REFERENCES organisation (id),
  customer_id    uuid NOT NULL REFERENCES customer (id),
  opportunity_id uuid REFERENCES opportunity (id),
  person_id      uuid NOT NULL REFERENCES person (id),
  kind           text NOT NULL CHECK (kind IN ('visit', 'meeting', 'call')),
  purpose        text NOT NULL CHECK (purpose IN ('relationship', 'technical', 'commercial', 'pre-bid', 'site-survey')),
  status         text NOT NULL CHECK (status IN ('planned', 'done', 'cancelled')),
  on_date        date NOT NULL,
  done_at        timestamptz(3),
  met_level      text CHECK (met_level IN ('executive', 'manager', 'staff')),
  subject        text NOT NULL CHECK (btrim(subject) <> ''),
  subject_latin  text,
  minutes        text,
  version        integer NOT NULL DEFAULT 1,
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  CHECK ((status = 'done') = (done_at IS NOT NULL))
);
CREATE INDEX activity_opportunity ON activity (opportunity_id, status, on_date);
CREATE INDEX activity_customer ON activity (customer_id, on_date);
CREATE INDEX activity_person ON activity (person_id, status, on_date);

CREATE TABLE activity_contact (
  activity_id uuid NOT NULL REFERENCES activity (id),
  contact_id  uuid NOT NULL REFERENCES contact (id),
  PRIMARY KEY (activity_id, contact_id)
);
CREATE INDEX activity_contact_contact ON activity_contact (contact_id);

-- rules ---------------------------------------------------------------------------------------------------------

CREATE TABLE rule_set (
  id      text PRIMARY KEY,
  subject text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL
);

CREATE TABLE rule (
  id     text PRIMARY KEY,
  set_id text NOT NULL REFERENCES rule_set (id),
  org_id uuid REFERENCES organisation (id)
);
CREATE INDEX rule_by_set ON rule (set_id);

CREATE TABLE rule_version (
  rule_id      text NOT NULL REFERENCES rule (id),
  version      integer NOT NULL CHECK (version > 0),
  status       text NOT NULL CHECK (status IN ('draft', 'review', 'active', 'retired')),
  origin       text NOT NULL CHECK (origin IN ('pack', 'administrator')),
  body         jsonb NOT NULL,
  digest       text NOT NULL,
  created_by   uuid REFERENCES person (id),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  activated_at timestamptz(3),
  PRIMARY KEY (rule_id, version)
);
CREATE UNIQUE INDEX rule_version_one_active ON rule_version (rule_id) WHERE status = 'active';

CREATE TABLE decision (
  id                 uuid PRIMARY KEY,
  at                 timestamptz(3) NOT NULL DEFAULT now(),
  org_id             uuid NOT NULL REFERENCES organisation (id),
  record_type        text NOT NULL CHECK (record_type IN ('opportunity')),
  record_id          uuid NOT NULL,
  actor_id           uuid NOT NULL REFERENCES person (id),
  purpose            text NOT NULL,
  outcome            text NOT NULL CHECK (outcome IN ('allow', 'refuse')),
  rules              jsonb NOT NULL,
  vocabulary_version text NOT NULL,
  facts              jsonb NOT NULL,
  trace              jsonb NOT NULL
);
CREATE INDEX decision_record ON decision (record_type, record_id, at DESC);

-- events --------------------------------------------------------------------------------------------------------

-- `txid` is what the relay compares with pg_snapshot_xmin: a row that commits late has a low id and would be skipped by
-- any order of arrival. No foreign keys: history outlives what it speaks of.
CREATE TABLE domain_event (
  id           uuid NOT NULL,
  at           timestamptz(3) NOT NULL DEFAULT now(),
  txid         xid8 NOT NULL DEFAULT pg_current_xact_id(),
  batch_id     uuid,
  org_id       uuid,
  actor_id     uuid,
  type         text NOT NULL,
  type_version integer NOT NULL DEFAULT 1,
  entity_type  text NOT NULL,
  entity_id    uuid NOT NULL,
  record_type  text NOT NULL,
  record_id    uuid NOT NULL,
  before       jsonb,
  after        jsonb,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX domain_event_record ON domain_event (record_type, record_id, at DESC, id DESC);
CREATE INDEX domain_event_txid ON domain_event (txid);
CREATE TABLE domain_event_other PARTITION OF domain_event DEFAULT;

-- sign-in -------------------------------------------------------------------------------------------------------

CREATE TABLE auth_user (
  id             uuid PRIMARY KEY REFERENCES person (id),
  name           text NOT NULL,
  email          text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image          text,
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  updated_at     timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE auth_session (
  id         uuid PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
  token      text NOT NULL UNIQUE,
  expires_at timestamptz(3) NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX auth_session_user ON auth_session (user_id);

CREATE TABLE auth_account (
  id                       uuid PRIMARY KEY,
  user_id                  uuid NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
  account_id               text NOT NULL,
  provider_id              text NOT NULL,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope                    text,
  password                 text,
  created_at               timestamptz(3) NOT NULL DEFAULT now(),
  updated_at               timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (provider_id, account_id)
);
CREATE INDEX auth_account_user ON auth_account (user_id);

CREATE TABLE auth_verification (
  id         uuid PRIMARY KEY,
  identifier text NOT NULL,
  value      text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX auth_verification_identifier ON auth_verification (identifier);

CREATE TABLE sign_in_lock (
  email        text PRIMARY KEY,
  failures     integer NOT NULL DEFAULT 0,
  last_failed  timestamptz(3) NOT NULL,
  locked_until timestamptz(3)
);
