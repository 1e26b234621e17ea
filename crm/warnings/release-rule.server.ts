import { readSettings } from '#crm/org/read-settings.server.ts'
import { getDraft } from '#crm/rule-sets/get-draft.server.ts'
import { proveDraft } from '#crm/rule-sets/prove-draft.server.ts'
import { refuseDraft } from '#crm/rule-sets/refuse-draft.ts'
import { releaseVersion } from '#crm/rule-sets/release-version.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { diffWarnings, type WarningDiff } from './diff-warnings.server.ts'

interface ReleaseOptions {
  actor: Actor
  id: string
  /** of the draft, as the person saw it */
  version: number
  edit: number
  reason: string
  /** how many warnings it opens at once, as the person was shown and confirmed, where that is far more than usual */
  confirmed?: number | undefined
  now?: Date
}

/**
 * Releases the draft of a warning, unless the sweep would hold it back: what opens that many warnings is something else than was
 * meant, until the person has seen how many and confirms it. Asking that takes
 * a transaction of its own, and the cases are worked out in none.
 * @returns what the next sweep is going to do
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT, BAD_INPUT with `details.problems`
 */
export async function releaseRule(options: ReleaseOptions): Promise<WarningDiff> {
  const { actor, now = new Date(), confirmed, ...asked } = options
  const { id, version, edit } = asked
  const { draft, ...context } = await withActor(actor, async (tx) => {
    const { timeZone: timezone, currency } = await readSettings(tx)
    return { draft: await getDraft({ tx, actor, id }), timezone, currency }
  })
  if (draft.version !== version || draft.edit !== edit) throw new AppError('CONFLICT', `${id} V${version} has moved on`)
  const proven = await proveDraft({ rule: draft.body, ...context })
  const diff = await diffWarnings({ actor, now, rule: draft.body, version, orgId: draft.orgId })
  if (diff.runaway && diff.opens > (confirmed ?? -1)) refuseDraft([runaway(diff, confirmed)])
  const flood = diff.runaway ? { opens: diff.opens, found: diff.found } : undefined
  await withActor(actor, (tx) => releaseVersion({ tx, actor, now, confirmed: flood, proven, ...asked }))
  return diff
}

function runaway({ opens }: WarningDiff, confirmed: number | undefined) {
  const unasked = {
    zh: `一次会开出 ${opens} 条预警，比平常多太多，检查会把它停住：请把条件写窄一些，或者确认就是要开这么多`,
    en: `It would open ${opens} warnings at once, far more than usual, and the sweep would hold it back: narrow it down, or confirm that so many are meant`,
  }
  const grown = {
    zh: `现在会开出 ${opens} 条预警，比你确认的 ${confirmed} 条多：请刷新后再看一遍`,
    en: `It would open ${opens} warnings by now, more than the ${confirmed} that you confirmed: reload and look again`,
  }
  return { place: 'condition', reason: confirmed === undefined ? unasked : grown }
}
