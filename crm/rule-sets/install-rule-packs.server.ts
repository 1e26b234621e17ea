import { createHash } from 'node:crypto'
import type { RuleFile } from '#engine/rule-file.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'

/** What the sets are called where people see them. */
const sets = {
  'stage-gates': { zh: '阶段升迁', en: 'Stage gates', subject: 'opportunity' },
  warnings: { zh: '预警', en: 'Warnings', subject: 'opportunity' },
  'clause-playbook': { zh: '条款手册', en: 'Clause playbook', subject: 'clause' },
  'approval-routes': { zh: '审批路由', en: 'Approval routes', subject: 'contract' },
  'knowledge-recommendation': { zh: '知识推荐', en: 'Knowledge recommendation', subject: 'opportunity' },
} as const satisfies Record<RuleFile['set'], { zh: string; en: string; subject: string }>

export interface InstalledPacks {
  /** new rules, active at once */
  added: string[]
  /** rules whose file has changed since: a draft waits beside the active version */
  drafted: string[]
}

/**
 * Brings the shipped rules into the database. A rule that is not there becomes active; one whose file has changed arrives as
 * a draft, so that neither an administrator's version nor the one in force is ever overwritten; the same file again changes
 * nothing.
 * @param actor keeps what is shared
 */
export async function installRulePacks(options: {
  tx: Tx
  actor: Actor
  rules: readonly RuleFile[]
  now?: Date
}): Promise<InstalledPacks> {
  const { tx, actor, rules, now = new Date() } = options
  const result: InstalledPacks = { added: [], drafted: [] }
  for (const [id, { zh, en, subject }] of Object.entries(sets)) {
    await tx.ruleSet.createMany({ data: { id, nameZh: zh, nameEn: en, subject }, skipDuplicates: true })
  }
  const known = await tx.ruleVersion.findMany({ select: { ruleId: true, version: true, digest: true, origin: true } })
  for (const rule of rules) {
    const versions = known.filter((version) => version.ruleId === rule.id)
    const digest = digestOf(rule)
    if (versions.some((version) => version.origin === 'pack' && version.digest === digest)) continue
    const first = versions.length === 0
    if (first) await tx.rule.createMany({ data: { id: rule.id, setId: rule.set } })
    const version = Math.max(0, ...versions.map((each) => each.version)) + 1
    const status = first ? 'active' : 'draft'
    await tx.ruleVersion.createMany({
      data: {
        ruleId: rule.id,
        version,
        status,
        origin: 'pack',
        body: rule as unknown as Prisma.InputJsonObject,
        digest,
        createdAt: now,
        activatedAt: first ? now : null,
      },
    })
    await recordEvent(tx, actor, {
      type: 'rule.installed',
      orgId: actor.home.id,
      // Rules have words for ids; the event's own is enough to tell two apart.
      entity: { type: 'rule', id: newId() },
      after: { rule: rule.id, set: rule.set, version, status, digest },
    })
    result[first ? 'added' : 'drafted'].push(rule.id)
  }
  return result
}

/** SHA-256 over the rule with its keys in order: neither formatting nor the order of keys makes a new version. */
export function digestOf(rule: RuleFile): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(rule)))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
