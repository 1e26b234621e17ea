-- Two tasks of one request may be due at the same moment: an inbox is walked task by task.
DROP INDEX approval_task_inbox;
CREATE INDEX approval_task_inbox ON approval_task (holder_id, due_sort, request_id, number) WHERE state = 'open';
DROP INDEX approval_task_nobody;
CREATE INDEX approval_task_nobody ON approval_task (due_sort, request_id, number) WHERE state = 'open' AND holder_id IS NULL;
