import { decide } from '#engine/decide.ts'
import { statementFor } from '#engine/evaluate-in-sql.ts'
import { AppError, isAppError } from '#lib/errors.ts'
import { asOwner } from '#prisma/as-owner.server.ts'
import { sqlState } from '#prisma/with-actor.server.ts'
import type { EvalCase } from './read-eval-line.ts'

export const evaluatorNames = ['decide', 'sql'] as const
export type EvaluatorName = (typeof evaluatorNames)[number]

/** Answers cases, many at a time, in their order. */
export interface Evaluator {
  answer: (cases: readonly EvalCase[]) => Promise<boolean[]>
  stop: () => Promise<void>
}

/**
 * @param databaseUrl for `sql`: the server that answers; without one a database in memory does
 * @throws AppError DATABASE_GONE when there is no such server
 */
export async function startEvaluator(name: EvaluatorName, databaseUrl: string | undefined): Promise<Evaluator> {
  return name === 'decide' ? inJavaScript : await inSql(databaseUrl)
}

const inJavaScript: Evaluator = {
  answer: (cases) =>
    Promise.all(
      cases.map(async ({ id, condition, vocabulary, timezone, facts }) => {
        const rules = [{ id: String(id), version: 1, name: { zh: '', en: '' }, condition }]
        const asked = { rules, facts, vocabulary, timezone, now: new Date(0), params: 'any' } as const
        return (await decide(asked)).outcome === 'allow'
      }),
    ),
  stop: async () => {},
}

async function inSql(databaseUrl: string | undefined): Promise<Evaluator> {
  const { url, stop } = databaseUrl ? { url: databaseUrl, stop: async () => {} } : await inMemory()
  return {
    answer: (cases) =>
      asOwner(url, async (client) => {
        const { text, values } = statementFor(
          cases.map(({ tree, values: known }) => ({ condition: tree, values: known })),
        )
        const { rows } = await client.query<{ results: boolean[] }>(text, values)
        return rows[0]?.results ?? []
      }).catch((cause: unknown) => {
        if (!isAppError(cause) && sqlState(cause) === 'ECONNREFUSED') {
          throw new AppError('DATABASE_GONE', 'The server at DATABASE_URL does not answer.', { cause })
        }
        throw cause
      }),
    stop,
  }
}

async function inMemory() {
  const { startEmbeddedPostgres } = await import('#prisma/embedded/start-embedded-postgres.server.ts')
  return startEmbeddedPostgres({ dataDir: null })
}
