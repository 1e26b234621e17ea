-- By which model a role is done, as an administrator of the group has set it: what is left out here, the environment says. The key is sealed before it
-- comes here, and nobody who acts in the product reads it even so: only the process itself, in the role of its own business.
CREATE TABLE model_setting (
  role        text PRIMARY KEY CHECK (role IN ('chat', 'extraction', 'embedding')),
  base_url    text CHECK (base_url ~ '^https?://'),
  model       text CHECK (model <> ''),
  key_sealed  text,
  has_key     boolean NOT NULL GENERATED ALWAYS AS (key_sealed IS NOT NULL) STORED,
  is_off      boolean NOT NULL DEFAULT false,
  max_tokens  integer NOT NULL CHECK (max_tokens BETWEEN 1 AND 1000000),
  timeout_ms  integer NOT NULL CHECK (timeout_ms BETWEEN 1000 AND 600000),
  -- minor units of the group's currency for a million tokens
  price_in    bigint NOT NULL DEFAULT 0 CHECK (price_in >= 0),
  price_out   bigint NOT NULL DEFAULT 0 CHECK (price_out >= 0),
  -- what one person may use on one day
  cap_tokens  bigint CHECK (cap_tokens >= 0),
  cap_money   bigint CHECK (cap_money >= 0),
  changed_by  uuid NOT NULL REFERENCES person (id),
  changed_at  timestamptz(3) NOT NULL DEFAULT now(),
  -- A key belongs to the host that it was entered for.
  CHECK (key_sealed IS NULL OR base_url IS NOT NULL)
);

ALTER TABLE model_setting ENABLE ROW LEVEL SECURITY;
GRANT SELECT (role, base_url, model, has_key, is_off, max_tokens, timeout_ms, price_in, price_out, cap_tokens, cap_money, changed_by,
  changed_at) ON model_setting TO gantry_app;
GRANT INSERT (role, base_url, model, key_sealed, is_off, max_tokens, timeout_ms, price_in, price_out, cap_tokens, cap_money, changed_by),
  UPDATE (base_url, model, key_sealed, is_off, max_tokens, timeout_ms, price_in, price_out, cap_tokens, cap_money, changed_by, changed_at),
  DELETE ON model_setting TO gantry_app;
-- The models of all companies are whoever's who administers the group, as the rules are: a company's administrator would have what all
-- of them ask sent to a host of theirs.
CREATE POLICY model_setting_read ON model_setting FOR SELECT TO gantry_app USING (true);
CREATE POLICY model_setting_add ON model_setting FOR INSERT TO gantry_app
  WITH CHECK ((SELECT gantry.flag('gantry.group_rules')) AND changed_by = (SELECT gantry.person()));
CREATE POLICY model_setting_change ON model_setting FOR UPDATE TO gantry_app
  USING ((SELECT gantry.flag('gantry.group_rules')))
  WITH CHECK ((SELECT gantry.flag('gantry.group_rules')) AND changed_by = (SELECT gantry.person()));
CREATE POLICY model_setting_remove ON model_setting FOR DELETE TO gantry_app USING ((SELECT gantry.flag('gantry.group_rules')));
GRANT SELECT ON model_setting TO gantry_jobs;
CREATE POLICY model_setting_process ON model_setting FOR SELECT TO gantry_jobs USING (true);

-- What somebody used of a model on a day of the group's. Theirs to see, and whoever administers the group sees all.
CREATE TABLE model_usage (
  person_id   uuid NOT NULL REFERENCES person (id),
  day         date NOT NULL,
  role        text NOT NULL CHECK (role IN ('chat', 'extraction', 'embedding')),
  model       text NOT NULL,
  calls       integer NOT NULL CHECK (calls >= 0),
  tokens_in   bigint NOT NULL CHECK (tokens_in >= 0),
  tokens_out  bigint NOT NULL CHECK (tokens_out >= 0),
  -- millionths of a minor unit of the group's currency, by the prices of the day
  cost_micro  bigint NOT NULL CHECK (cost_micro >= 0),
  PRIMARY KEY (person_id, day, role, model)
);
CREATE INDEX model_usage_day ON model_usage (day, person_id);

ALTER TABLE model_usage ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (calls, tokens_in, tokens_out, cost_micro) ON model_usage TO gantry_app;
CREATE POLICY model_usage_read ON model_usage FOR SELECT TO gantry_app
  USING (person_id = (SELECT gantry.person()) OR (SELECT gantry.flag('gantry.group_rules')));
CREATE POLICY model_usage_add ON model_usage FOR INSERT TO gantry_app WITH CHECK (person_id = (SELECT gantry.person()));
CREATE POLICY model_usage_count ON model_usage FOR UPDATE TO gantry_app
  USING (person_id = (SELECT gantry.person())) WITH CHECK (person_id = (SELECT gantry.person()));
