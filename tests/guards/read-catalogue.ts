/** What PostgreSQL's own catalogue says about the database. */
export interface Catalogue {
  tables: Table[]
  columns: Column[]
  /** one row a unique index that has no condition; the columns in order */
  uniques: { table: string; primary: boolean; columns: string[] }[]
  functions: { name: string; schema: string; definer: boolean; settings: string[]; openToAll: boolean }[]
  /** who may do what: one row a table, role and privilege; the empty role is everybody */
  grants: { table: string; role: string; privilege: string }[]
  roles: { name: string; aboveRules: boolean }[]
}

interface Table {
  name: string
  kind: 'table' | 'partition' | 'view'
  secured: boolean
  policies: { name: string; command: string }[]
}

export interface Column {
  table: string
  name: string
  type: string
  nullable: boolean
  /** has a default, or is computed from other columns */
  filled: boolean
}

export type Query = (sql: string) => Promise<{ rows: unknown[] }>

const ofOurs = `c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`

const questions = {
  tables: `SELECT c.relname AS name, c.relrowsecurity AS secured,
      CASE WHEN c.relispartition THEN 'partition' WHEN c.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END AS kind,
      coalesce((SELECT json_agg(json_build_object('name', p.polname, 'command', p.polcmd))
        FROM pg_policy p WHERE p.polrelid = c.oid), '[]') AS policies
    FROM pg_class c WHERE ${ofOurs} ORDER BY 1`,
  columns: `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
      NOT a.attnotnull AS nullable, a.atthasdef AS filled
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE ${ofOurs} AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum`,
  uniques: `SELECT c.relname AS table, i.indisprimary AS primary,
      (SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY k (number, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number) AS columns
    FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid
    WHERE ${ofOurs} AND NOT c.relispartition AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL`,
  functions: `SELECT p.proname AS name, n.nspname AS schema, p.prosecdef AS definer, coalesce(p.proconfig, '{}') AS settings,
      has_function_privilege('gantry_login', p.oid, 'EXECUTE') AS "openToAll"
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')`,
  grants: `SELECT c.relname AS table, coalesce(r.rolname, '') AS role, g.privilege_type AS privilege
    FROM pg_class c, aclexplode(c.relacl) g LEFT JOIN pg_roles r ON r.oid = g.grantee
    WHERE ${ofOurs} AND g.grantee <> c.relowner`,
  roles: `SELECT rolname AS name, rolsuper OR rolbypassrls AS "aboveRules" FROM pg_roles WHERE rolname LIKE 'gantry%'`,
}

/** @param query on a migrated database, as somebody who may read its catalogue */
export async function readCatalogue(query: Query): Promise<Catalogue> {
  const answers: Record<string, unknown[]> = {}
  for (const [name, sql] of Object.entries(questions)) answers[name] = (await query(sql)).rows
  return answers as unknown as Catalogue
}
