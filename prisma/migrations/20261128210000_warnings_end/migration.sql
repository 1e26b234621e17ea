-- retired: the rule itself is no longer in force.
ALTER TABLE warning DROP CONSTRAINT warning_close_kind_check;
ALTER TABLE warning ADD CONSTRAINT warning_close_kind_check CHECK (close_kind IN ('resolved', 'dismissed', 'retired'));

-- Which sweep a run is of: one by all rules, or one by a single rule that was let go. Only the first makes up for a missed night.
ALTER TABLE sweep_run ADD COLUMN cause text NOT NULL DEFAULT 'all' CHECK (cause IN ('all', 'released'));
