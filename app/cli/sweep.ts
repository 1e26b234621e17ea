import { readSettings } from '#crm/org/read-settings.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { sweepAndCatchUp } from '#crm/warnings/sweep-and-catch-up.server.ts'
import { dayOf } from '#lib/clock.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { proveStepDown } from '#prisma/prove-step-down.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { databaseAddress } from './database-address.server.ts'

/** `gantry sweep`: looks over every record by every warning rule now; a line a rule, or one JSON object with `--json`. */
export async function sweep({ json = false }: { json?: boolean }): Promise<void> {
  connectDatabase({ url: await databaseAddress() })
  try {
    await proveStepDown()
    const now = new Date()
    const { timeZone } = await withActor(sweepActor, (tx) => readSettings(tx))
    const rules = await sweepAndCatchUp({ now })
    if (json) console.log(JSON.stringify({ day: dayOf(now, timeZone), rules }))
    else for (const rule of rules) console.log(lineOf(rule))
    if (rules.some(({ faults, held }) => faults.length > 0 || held)) process.exitCode = 1
  } finally {
    await disconnectDatabase()
  }
}

type SweptRule = Awaited<ReturnType<typeof sweepAndCatchUp>>[number]

function lineOf({ ruleId, found, opened, closed, held, faults }: SweptRule): string {
  const counts = `${ruleId}: ${found} found, ${opened} opened, ${closed} closed`
  const failed = faults.map(({ recordId, reason }) => `; failed on ${recordId ?? 'every record'}: ${reason}`).join('')
  return `${counts}${held ? '; held back, as that is more than a rule may open at once, or far more than it found last time' : ''}${failed}`
}
