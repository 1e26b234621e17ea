-- What a model read in a contract, beside the review and never in its place: written by the review's own service once the review has ended,
-- and taken away with each new run.
ALTER TABLE contract_review ADD COLUMN model_reading jsonb;
GRANT UPDATE (model_reading) ON contract_review TO gantry_app;
