-- Tasks without anybody wait for administrators, whose inbox walks them by when they are due.
DROP INDEX approval_task_nobody;
CREATE INDEX approval_task_nobody ON approval_task (due_sort, request_id) WHERE state = 'open' AND holder_id IS NULL;
