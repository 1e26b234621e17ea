import type { Bilingual } from '#crm/org/bilingual.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { keyOf, seesRecords } from './_sees-records.server.ts'
import { silentAfterSeconds } from './_silence.ts'
import {
  type Call,
  CallSchema,
  type Progress,
  ProgressSchema,
  type ProposedField,
  StoredAnswerSchema,
} from './answer.schema.ts'
import { type ProposalOutcome, type ProposalState, proposalExpiresAfterDays } from './proposal-outcome.ts'
import { type AnswerView, recordsOf, sieveAnswer } from './sieve-answer.ts'

/** `cut`: whoever worked on the answer is gone, or it could not be made; it can be asked for anew. */
export type TurnState = 'running' | 'answered' | 'stopped' | 'failed' | 'cut'

export interface ProposalView {
  id: string
  verb: 'change_field' | 'log_visit'
  record: { kind: string; id: string }
  title: Bilingual
  fields: ProposedField[]
  state: ProposalState
  outcome: ProposalOutcome | null
  decidedAt: string | null
}

/** A question and what became of it. */
export interface TurnView {
  id: string
  question: string
  language: 'zh' | 'en'
  page: { kind: string; id: string } | null
  /** the call that was chosen, where one was */
  chosen: Call | null
  askedAt: string
  state: TurnState
  attempt: number
  progress: Progress
  answer: AnswerView | null
  proposals: ProposalView[]
  rating: 'useful' | 'wrong' | null
  /** seconds that it took */
  took: number | null
}

export interface ConversationView {
  id: string
  title: string
  removed: boolean
  turns: TurnView[]
}

/** The latest questions that are shown. */
const mostTurns = 60

interface RawTurn {
  id: string
  question: string
  language: 'zh' | 'en'
  page_kind: string | null
  page_id: string | null
  chosen: unknown
  state: TurnState
  attempt: number
  progress: unknown
  answer: unknown
  rating: TurnView['rating']
  asked_at: Date
  took: number | null
  silent: boolean
}

/** A conversation of the actor's, as they may see it now. @throws AppError NOT_FOUND */
export async function getConversation(options: {
  tx: Tx
  actor: Pick<Actor, 'costs'>
  id: string
}): Promise<ConversationView> {
  const { tx, actor, id } = options
  const conversation = await tx.conversation.findUnique({ where: { id } })
  if (!conversation) throw new AppError('NOT_FOUND', `conversation ${id}`)
  const turns = await tx.$queryRaw<RawTurn[]>`
    SELECT * FROM (SELECT t.id, t.question, t.language, t.page_kind, t.page_id, t.chosen, t.state, t.attempt, t.progress, t.answer, t.rating,
        t.asked_at, extract(epoch FROM t.ended_at - t.asked_at)::float8 AS took,
        t.beat_at <= now() - make_interval(secs => ${silentAfterSeconds}) AS silent
      FROM conversation_turn t WHERE t.conversation_id = ${id}::uuid
      ORDER BY t.asked_at DESC, t.id DESC LIMIT ${mostTurns}) latest ORDER BY asked_at, id`
  const proposals = await readProposals(tx, id)
  const answers = new Map(turns.map((turn) => [turn.id, StoredAnswerSchema.nullable().parse(turn.answer)]))
  const refs = [...answers.values()].flatMap((answer) => (answer ? recordsOf(answer) : []))
  const sees = await seesRecords({ tx, refs: [...refs, ...proposals.map(({ record }) => record)] })
  return {
    id,
    title: conversation.title,
    removed: conversation.removedAt !== null,
    turns: turns.map((turn): TurnView => {
      const answer = answers.get(turn.id)
      return {
        id: turn.id,
        question: turn.question,
        language: turn.language,
        page: turn.page_kind && turn.page_id ? { kind: turn.page_kind, id: turn.page_id } : null,
        chosen: CallSchema.nullable().parse(turn.chosen),
        askedAt: turn.asked_at.toISOString(),
        state: stateOf(turn),
        attempt: turn.attempt,
        progress: ProgressSchema.parse(turn.progress ?? {}),
        answer: answer ? sieveAnswer(answer, { sees, costs: actor.costs }) : null,
        // Whoever may not see the record any more is not told what should become of it.
        proposals: proposals.filter(({ turnId, record }) => turnId === turn.id && sees.has(keyOf(record))),
        rating: turn.rating,
        took: turn.took,
      }
    }),
  }
}

/** What is told while an answer is made. */
export interface TurnProgress extends Progress {
  state: TurnState
  attempt: number
}

/** How far the answer to a question is. @throws AppError NOT_FOUND */
export async function getTurnProgress({ tx, turnId }: { tx: Tx; turnId: string }): Promise<TurnProgress> {
  const [turn] = await tx.$queryRaw<Pick<RawTurn, 'state' | 'attempt' | 'progress' | 'silent'>[]>`
    SELECT state, attempt, progress, beat_at <= now() - make_interval(secs => ${silentAfterSeconds}) AS silent
    FROM conversation_turn WHERE id = ${turnId}::uuid`
  if (!turn) throw new AppError('NOT_FOUND', `question ${turnId}`)
  return { state: stateOf(turn), attempt: turn.attempt, ...ProgressSchema.parse(turn.progress ?? {}) }
}

function stateOf({ state, silent }: { state: TurnState; silent: boolean }): TurnState {
  return state === 'running' && silent ? 'cut' : state
}

async function readProposals(tx: Tx, conversationId: string): Promise<(ProposalView & { turnId: string })[]> {
  const rows = await tx.conversationProposal.findMany({
    where: { conversationId },
    orderBy: [{ attempt: 'asc' }, { ordinal: 'asc' }],
  })
  const expired = Date.now() - proposalExpiresAfterDays * 86_400_000
  return rows.map((row) => ({
    id: row.id,
    turnId: row.turnId,
    verb: row.verb as ProposalView['verb'],
    record: { kind: row.recordKind, id: row.recordId },
    title: row.title as unknown as Bilingual,
    fields: row.fields as unknown as ProposedField[],
    state: row.state === 'open' && row.proposedAt.getTime() < expired ? 'expired' : (row.state as ProposalState),
    outcome: row.outcome as unknown as ProposalOutcome | null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }))
}
