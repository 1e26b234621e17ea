-- Warnings about contracts and about lines of their payment plans. Such a warning stands on the opportunity, as all that happens to
-- a contract does, so that it is seen, told, handed over and looked at again as any other of it; beside that it says what in the
-- opportunity it is about.
ALTER TABLE warning
  ADD part_type text CHECK (part_type IN ('contract', 'payment-line')),
  ADD part_id uuid,
  ADD CHECK ((part_type IS NULL) = (part_id IS NULL)),
  ADD CHECK (part_type IS NULL OR record_type = 'opportunity');
DROP INDEX warning_one_open;
CREATE UNIQUE INDEX warning_one_open ON warning (rule_id, record_type, record_id, org_id, part_id) NULLS NOT DISTINCT
  WHERE status <> 'closed';

-- Of what is about no part, the part is the record itself.
DELETE FROM sweep_finding;
ALTER TABLE sweep_finding ADD part_id uuid NOT NULL, DROP CONSTRAINT sweep_finding_pkey,
  ADD PRIMARY KEY (sweep_id, rule_id, record_id, part_id, org_id);
