-- Which migrations were applied, a process asks that starts on a server's database, whose login owns no tables: one that lacks any is not
-- the database of its version.
GRANT SELECT (migration_name, finished_at) ON _prisma_migrations TO gantry_jobs;
