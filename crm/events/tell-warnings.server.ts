import type { Bilingual } from '#crm/org/bilingual.ts'
import { nameRules } from '#crm/rule-sets/name-rules.server.ts'
import type { Tx } from '#prisma/client.server.ts'

/** What an event tells of a warning: of which rule, how it was closed, and why by somebody. */
export interface WarningTold {
  rule: Bilingual
  kind: string | null
  reason: string | null
}

interface WarningEvent {
  type: string
  after: Record<string, unknown> | null
}

/** What the warnings are that events tell of, for the timeline of whatever they are about; null for any other event. */
export async function tellWarnings(
  tx: Tx,
  events: readonly WarningEvent[],
): Promise<(event: WarningEvent) => WarningTold | null> {
  const ids = events.filter(isOfWarning).map(({ after }) => String(after?.ruleId))
  const rules = ids.length > 0 ? await nameRules({ tx, ids: [...new Set(ids)] }) : new Map<string, Bilingual>()
  return (event) => {
    if (!isOfWarning(event)) return null
    const id = String(event.after?.ruleId)
    const text = (value: unknown) => (typeof value === 'string' ? value : null)
    return {
      rule: rules.get(id) ?? { zh: id, en: id },
      kind: text(event.after?.kind),
      reason: text(event.after?.reason),
    }
  }
}

function isOfWarning({ type }: WarningEvent): boolean {
  return type.startsWith('warning.')
}
