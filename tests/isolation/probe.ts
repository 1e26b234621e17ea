import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import type { Owner } from '#tests/support/test-database.ts'
import {
  everybody,
  type OwnActor,
  ownActors,
  type Person,
  people,
  personId,
  type Service,
  services,
  type Who,
} from './people.ts'
import { world } from './world.ts'
import { insertOf, type WorldRow } from './world-row.ts'

/** What somebody may do with the rows of one table: labels separated by spaces, in the order of the world. */
export interface Rights {
  sees: string
  inserts: string
  /** rows that may be written in the name of somebody else */
  insertsForOthers: string
  changes: string
  removes: string
}

/** The columns that say in whose name a row stands. */
const authors: Readonly<Record<string, string>> = {
  opportunity: 'owner_id',
  contract: 'owner_id',
  bid: 'owner_id',
  post_mortem_part: 'author_id',
  bid_lesson: 'created_by',
  bid_reading: 'person_id',
  activity: 'person_id',
  decision: 'actor_id',
  domain_event: 'actor_id',
  document: 'created_by',
  document_version: 'uploaded_by',
  contract_review: 'asked_by',
  flag_comment: 'author_id',
  article: 'author_id',
  article_version: 'author_id',
  article_comment: 'author_id',
  article_forward: 'from_id',
  article_reading: 'person_id',
  saved_view: 'owner_id',
  default_view: 'person_id',
  conversation: 'owner_id',
  conversation_turn: 'owner_id',
  conversation_proposal: 'owner_id',
  exchange_rate: 'entered_by',
  model_setting: 'changed_by',
  model_usage: 'person_id',
  approval_request: 'submitter_id',
  approval_delegation: 'from_id',
}

/** Of tables that are granted by column, one that a verb changes; of others any will do. */
const changedColumns: Readonly<Record<string, string>> = {
  exchange_rate: 'rate',
  model_setting: 'model',
  model_usage: 'calls',
  person: 'active',
  customer: 'industry',
  customer_relationship: 'grade',
  contact: 'title',
  activity: 'minutes',
  opportunity: 'product',
  opportunity_team: 'role',
  stage_total: 'count',
  contract: 'amount',
  payment_plan_line: 'received_on',
  bid: 'tender_number',
  bid_cost: 'cost',
  bid_milestone: 'done_on',
  post_mortem: 'main_reason',
  post_mortem_part: 'score',
  bid_lesson: 'closed_on',
  document: 'name',
  contract_review: 'asked_at',
  clause_flag: 'decision_note',
  decision_chain_member: 'attitude',
  record_access: 'may_write',
  warning: 'severity',
  notification: 'read_at',
  rule_version: 'digest',
  approval_request: 'state',
  approval_task: 'opinion',
  approval_access: 'is_open',
  approval_delegation: 'ended_at',
  stage_exception: 'used_at',
  knowledge_directory: 'name',
  article: 'title',
  knowledge_chunk: 'ordinal',
  saved_view: 'name',
  default_view: 'view_id',
  access_token: 'scopes',
  conversation: 'title',
  conversation_turn: 'rating',
  conversation_proposal: 'state',
  person_preference: 'digest',
  digest: 'sent_at',
}

/**
 * Adds a function that runs each statement as whoever calls it and takes it back, and says how many rows it reached;
 * `refused` when a policy or a missing grant forbids it. A broken constraint means that the policies had let it pass.
 */
export async function addProbe(owner: Owner): Promise<void> {
  await owner.query(`CREATE SCHEMA probe`)
  await owner.query(`GRANT USAGE ON SCHEMA probe TO gantry_app, gantry_auth, gantry_jobs`)
  await owner.query(`
    CREATE FUNCTION probe.attempt(statements text[]) RETURNS text[] LANGUAGE plpgsql AS $$
    DECLARE statement text; reached integer; answers text[] := '{}';
    BEGIN
      FOREACH statement IN ARRAY statements LOOP
        BEGIN
          EXECUTE statement;
          GET DIAGNOSTICS reached = ROW_COUNT;
          RAISE EXCEPTION USING ERRCODE = 'PT000', MESSAGE = reached::text;
        EXCEPTION
          WHEN SQLSTATE 'PT000' THEN answers := answers || SQLERRM;
          WHEN insufficient_privilege THEN answers := answers || 'refused'::text;
          WHEN unique_violation OR foreign_key_violation OR check_violation THEN answers := answers || '1'::text;
        END;
      END LOOP;
      RETURN answers;
    END $$`)
}

/** What `who` may do with the rows of a table, by trying each thing and taking it back. */
export async function rightsOn(table: string, who: Who, actors: Readonly<Record<Person, Actor>>): Promise<Rights> {
  const rows = world.filter((row) => row.table === table)
  const author = authors[table]
  const another = personId(who === 'administrator' ? 'headquarters' : 'administrator')
  const own = isOwn(who) ? ownActors[who].personId : null
  const self = own ?? (people.includes(who as Person) ? personId(who) : null)
  const insertAs = (id: string | null) => (row: WorldRow) =>
    insertOf(table, author ? { ...row.values, [author]: id } : row.values)
  const changed = (row: WorldRow) => changedColumns[table] ?? row.key[0]
  const attempts: Record<keyof Rights, (row: WorldRow) => string> = {
    sees: (row) => `SELECT FROM ${table} WHERE ${found(row)}`,
    inserts: insertAs(self),
    insertsForOthers: insertAs(another),
    changes: (row) => `UPDATE ${table} SET ${changed(row)} = ${changed(row)} WHERE ${found(row)}`,
    removes: (row) => `DELETE FROM ${table} WHERE ${found(row)}`,
  }
  const kinds = (Object.keys(attempts) as (keyof Rights)[]).filter((kind) => kind !== 'insertsForOthers' || author)
  const answers = await attempt(
    who,
    actors,
    kinds.flatMap((kind) => rows.map(attempts[kind])),
  )
  const rights: Rights = { sees: '', inserts: '', insertsForOthers: '', changes: '', removes: '' }
  for (const [at, kind] of kinds.entries()) {
    const labels = rows.filter((_, index) => answers[at * rows.length + index] === '1').map((row) => row.label)
    rights[kind] = labels.length === rows.length ? 'all' : labels.join(' ')
  }
  return rights
}

/** Runs statements as somebody, each taken back; the number of rows each reached, or `refused`. */
export async function attempt(
  who: Who,
  actors: Readonly<Record<Person, Actor>>,
  statements: readonly string[],
): Promise<string[]> {
  const ask = async (tx: Tx) => {
    const answer = await tx.$queryRaw<{ answers: string[] }[]>`SELECT probe.attempt(${statements}::text[]) AS answers`
    return answer[0]?.answers ?? []
  }
  if (isService(who)) return await withRole(services[who], ask)
  return await withActor(isOwn(who) ? ownActors[who] : actors[who], ask)
}

/** Whoever can be told apart by a policy of this database role. */
export function askedBy(databaseRole: string): readonly Who[] {
  return everybody.filter((who) => (isService(who) ? services[who] : 'gantry_app') === databaseRole)
}

function isService(who: Who): who is Service {
  return who in services
}

function isOwn(who: Who): who is OwnActor {
  return who in ownActors
}

function found(row: WorldRow): string {
  return row.key.map((column) => `${column} = '${String(row.values[column])}'`).join(' AND ')
}
