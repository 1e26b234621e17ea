-- Saved views of the lists: the conditions of an address under a name, for oneself or for others, and which one a list opens
-- with. A view holds conditions and no records: whoever opens it sees what they may see.

CREATE TABLE saved_view (
  id          uuid PRIMARY KEY,
  list        text NOT NULL CHECK (list IN ('opportunities', 'customers')),
  owner_id    uuid NOT NULL REFERENCES person (id),
  name        text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 60),
  -- as the address of the list has them, without a page
  query       text NOT NULL CHECK (length(query) <= 2000),
  drawn       text NOT NULL CHECK (drawn IN ('table', 'board')),
  shared_with text NOT NULL DEFAULT 'me' CHECK (shared_with IN ('me', 'organisation', 'group')),
  org_id      uuid REFERENCES organisation (id),
  version     integer NOT NULL DEFAULT 1,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  updated_at  timestamptz(3) NOT NULL DEFAULT now(),
  -- taken away by its owner, who can take that back
  removed_at  timestamptz(3),
  CHECK ((shared_with = 'organisation') = (org_id IS NOT NULL))
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (owner_id, list, lower(name)) WHERE removed_at IS NULL;
CREATE INDEX saved_view_org ON saved_view (org_id, list) WHERE removed_at IS NULL AND shared_with = 'organisation';
CREATE INDEX saved_view_group ON saved_view (list) WHERE removed_at IS NULL AND shared_with = 'group';

CREATE TABLE default_view (
  person_id uuid NOT NULL REFERENCES person (id),
  list      text NOT NULL CHECK (list IN ('opportunities', 'customers')),
  view_id   uuid NOT NULL REFERENCES saved_view (id),
  PRIMARY KEY (person_id, list)
);

-- The organisations that the person belongs to, each with those above it: what is shared with one of them is for this person.
CREATE FUNCTION gantry.belongs_to() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp
  AS $$ SELECT coalesce(array_agg(DISTINCT node), '{}') FROM membership m JOIN organisation o ON o.id = m.org_id,
    unnest(o.lineage) AS node WHERE m.person_id = gantry.person() $$;

ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON saved_view TO gantry_app;
GRANT INSERT (id, list, owner_id, name, query, drawn, shared_with, org_id, version, created_at, updated_at) ON saved_view
  TO gantry_app;
GRANT UPDATE (name, query, drawn, shared_with, org_id, version, updated_at, removed_at) ON saved_view TO gantry_app;
CREATE POLICY saved_view_read ON saved_view FOR SELECT TO gantry_app USING (
  owner_id = (SELECT gantry.person())
  OR removed_at IS NULL AND (shared_with = 'group'
    OR shared_with = 'organisation' AND org_id = ANY ((SELECT gantry.belongs_to())::uuid[])));
-- With a subsidiary or department one belongs to; with the whole group only whoever sees it whole.
CREATE POLICY saved_view_add ON saved_view FOR INSERT TO gantry_app WITH CHECK (
  owner_id = (SELECT gantry.person()) AND CASE shared_with
    WHEN 'group' THEN (SELECT gantry.flag('gantry.all'))
    WHEN 'organisation' THEN org_id = ANY ((SELECT gantry.belongs_to())::uuid[])
      AND EXISTS (SELECT FROM organisation o WHERE o.id = org_id AND o.kind <> 'group')
    ELSE true END);
CREATE POLICY saved_view_change ON saved_view FOR UPDATE TO gantry_app
  USING (owner_id = (SELECT gantry.person()))
  WITH CHECK (owner_id = (SELECT gantry.person()) AND CASE shared_with
    WHEN 'group' THEN (SELECT gantry.flag('gantry.all'))
    WHEN 'organisation' THEN org_id = ANY ((SELECT gantry.belongs_to())::uuid[])
      AND EXISTS (SELECT FROM organisation o WHERE o.id = org_id AND o.kind <> 'group')
    ELSE true END);

ALTER TABLE default_view ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON default_view TO gantry_app;
GRANT UPDATE (view_id) ON default_view TO gantry_app;
CREATE POLICY default_view_own ON default_view FOR ALL TO gantry_app
  USING (person_id = (SELECT gantry.person()))
  WITH CHECK (person_id = (SELECT gantry.person()) AND EXISTS (SELECT FROM saved_view v WHERE v.id = view_id));

-- What somebody does with a view of theirs, and with which one their lists open, they write themselves.
CREATE POLICY domain_event_view ON domain_event FOR INSERT TO gantry_app WITH CHECK (
  actor_id = (SELECT gantry.person()) AND entity_id = record_id
  AND org_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[])
  AND (record_type = 'view' AND entity_type = 'view'
      AND EXISTS (SELECT FROM saved_view v WHERE v.id = record_id AND v.owner_id = (SELECT gantry.person()))
    OR record_type = 'person' AND entity_type = 'person' AND record_id = (SELECT gantry.person())
      AND type = 'person.default-view-set'));
