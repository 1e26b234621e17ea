-- What a run found is a measure for the version that it asked, and for the one that replaces it: a run that only closed what a rule
-- had left behind when it went out of force is none.
ALTER TABLE sweep_run ADD COLUMN rule_version integer;
-- Until here a rule had one version in force from its first day on.
UPDATE sweep_run s SET rule_version = v.version FROM rule_version v
  WHERE v.rule_id = s.rule_id AND v.status = 'active' AND coalesce(v.activated_at <= s.at, true);
