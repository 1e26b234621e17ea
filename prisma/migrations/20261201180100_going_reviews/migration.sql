-- Reviews that somebody waits for, since when: the few among all that have ended.
CREATE INDEX contract_review_going ON contract_review (asked_at) WHERE state IN ('waiting', 'reading', 'reviewing');
