-- A bid whose opening day nobody wrote down was in no period at all, in lists and reviews alike. It counts by the day of its result; one
-- that is still running has none, and stands before all others as it did.
ALTER TABLE bid ALTER COLUMN opens_sort SET EXPRESSION AS (coalesce(opens_on, result_on, '9999-12-31'::date));
