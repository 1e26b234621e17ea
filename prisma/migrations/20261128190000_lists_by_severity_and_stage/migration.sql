-- A list of warnings walks a lane of each status and severity: without the severity in its index it read all of the other one.
-- Whoever sees the whole group walks one lane over all, not one of each organisation.
DROP INDEX warning_person, warning_org, warning_company;
CREATE INDEX warning_person ON warning (person_id, status, severity, opened_on, id);
CREATE INDEX warning_org ON warning (org_id, status, severity, opened_on, id);
CREATE INDEX warning_company ON warning (org_id, status, severity, opened_on, id) WHERE record_type = 'customer';
CREATE INDEX warning_all ON warning (status, severity, opened_on, id);

-- The columns of a department's board, the largest first: a page of each, and not all of the department's to find those of a stage.
CREATE INDEX opportunity_org_stage_amount ON opportunity (org_id, stage_id, status, amount_sort, id);
