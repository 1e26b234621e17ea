import { getDraft } from '#crm/rule-sets/get-draft.server.ts'
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
  now?: Date
}

/**
 * Releases the draft of a warning, unless the sweep would hold it back: what opens that many warnings is something else than was
 * meant. Asking that takes a transaction of its own.
 * @returns what the next sweep is going to do
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT, BAD_INPUT with `details.problems`
 */
export async function releaseRule({ actor, now = new Date(), ...asked }: ReleaseOptions): Promise<WarningDiff> {
  const { id, version, edit } = asked
  const draft = await withActor(actor, (tx) => getDraft({ tx, actor, id }))
  if (draft.version !== version || draft.edit !== edit) throw new AppError('CONFLICT', `${id} V${version} has moved on`)
  const diff = await diffWarnings({ actor, now, rule: draft.body, version, orgId: draft.orgId })
  if (diff.runaway) refuseDraft([runaway(diff)])
  await withActor(actor, (tx) => releaseVersion({ tx, actor, now, ...asked }))
  return diff
}

function runaway({ opens }: WarningDiff) {
  return {
    place: 'condition',
    reason: {
      zh: `一次会开出 ${opens} 条预警，比平常多太多，检查会把它停住：请把条件写窄一些`,
      en: `It would open ${opens} warnings at once, far more than usual, and the sweep would hold it back: narrow it down`,
    },
  }
}
