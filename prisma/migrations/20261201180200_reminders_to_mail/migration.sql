-- Of what somebody was reminded lately: their mails are asked for by this, also after whoever reminded them was cut.
CREATE INDEX approval_task_reminded ON approval_task (reminded_at) WHERE state = 'open' AND reminded_at IS NOT NULL;
