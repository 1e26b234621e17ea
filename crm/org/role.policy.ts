import type { Actor } from '#prisma/actor.ts'

/** The roles of the group, in the order in which people are introduced. */
export const roles = [
  'rep',
  'sales-manager',
  'subsidiary-head',
  'hq-sales',
  'legal',
  'finance',
  'technical',
  'production',
  'procurement',
  'service',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** Everything that a route may ask for; `<noun>:<verb>`. Which records it reaches is row-level security's business. */
export const permissions = [
  'opportunity:read',
  'opportunity:create',
  'opportunity:edit',
  'opportunity:promote',
  'opportunity:close',
  'opportunity:roll-back',
  'opportunity:reopen',
  'opportunity:staff',
  'contract:read',
  'contract:open',
  'contract:edit',
  'contract:set-costs',
  'contract:sign',
  'approval:read',
  'approval:decide',
  'approval:submit',
  'approval:delegate',
  'approval:assign',
  'contract:set-payment-plan',
  'contract:record-receipt',
  'bid:read',
  'bid:open',
  'bid:edit',
  'bid:set-cost',
  'post-mortem:write',
  'post-mortem:submit',
  'document:read',
  'document:add',
  'review:decide',
  'review:comment',
  'activity:log',
  'note:write',
  'customer:read',
  'customer:create',
  'customer:edit',
  'contact:add',
  'rule:read',
  'rule:write',
  'warning:read',
  'warning:act',
  'warning:sweep',
  'view:save',
  'view:share-with-group',
  'job:manage',
  'rate:keep',
  'model:keep',
  'knowledge:read',
  'knowledge:write',
  'knowledge:keep',
  'copilot:ask',
  'own-session:manage',
] as const
export type Permission = (typeof permissions)[number]

interface RoleDefinition {
  /** changes what its scope sees, not only what it owns or was added to */
  writesScope: boolean
  /** opens opportunities and customer relationships */
  sells: boolean
  may: readonly Permission[]
}

const everyone = [
  'opportunity:read',
  'contract:read',
  'bid:read',
  'document:read',
  'approval:read',
  'approval:decide',
  'approval:delegate',
  'review:comment',
  'customer:read',
  'note:write',
  'warning:read',
  'view:save',
  'knowledge:read',
  // Where they write, the rights of each directory say.
  'knowledge:write',
  'copilot:ask',
  'own-session:manage',
] as const
const onTeams = [...everyone, 'activity:log', 'warning:act', 'post-mortem:write'] as const
const selling = [
  ...onTeams,
  'opportunity:create',
  'opportunity:edit',
  'opportunity:promote',
  'opportunity:close',
  'opportunity:staff',
  'contract:open',
  'contract:edit',
  'contract:sign',
  'approval:submit',
  'contract:set-payment-plan',
  'contract:record-receipt',
  'bid:open',
  'bid:edit',
  'post-mortem:submit',
  'document:add',
  'customer:create',
  'customer:edit',
  'contact:add',
] as const

// A step back and an end taken back undo what gates have let pass: not for whoever is measured by it.
const leading = [
  ...selling,
  'opportunity:roll-back',
  'opportunity:reopen',
  'contract:set-costs',
  'bid:set-cost',
] as const

/** What each role may do and how far its hand reaches; the database's settings are drawn from the same table. */
export const roleDefinitions = {
  rep: { writesScope: false, sells: true, may: selling },
  'sales-manager': { writesScope: true, sells: true, may: leading },
  'subsidiary-head': { writesScope: true, sells: true, may: leading },
  'hq-sales': {
    writesScope: false,
    sells: false,
    may: [
      ...onTeams,
      'opportunity:edit',
      'opportunity:staff',
      'contract:edit',
      'contract:sign',
      'contract:set-costs',
      'approval:submit',
      'contract:set-payment-plan',
      'contract:record-receipt',
      'bid:edit',
      'bid:set-cost',
      'post-mortem:submit',
      'document:add',
      'view:share-with-group',
    ],
  },
  legal: { writesScope: false, sells: false, may: [...everyone, 'document:add', 'review:decide'] },
  finance: { writesScope: false, sells: false, may: everyone },
  technical: { writesScope: false, sells: false, may: onTeams },
  production: { writesScope: false, sells: false, may: onTeams },
  procurement: { writesScope: false, sells: false, may: onTeams },
  service: { writesScope: false, sells: true, may: [...onTeams, 'contact:add'] },
  administrator: {
    writesScope: false,
    sells: false,
    may: [
      ...everyone,
      'rule:read',
      'rule:write',
      'warning:sweep',
      'view:share-with-group',
      'job:manage',
      'rate:keep',
      'model:keep',
      'approval:assign',
      'knowledge:keep',
    ],
  },
} as const satisfies Record<Role, RoleDefinition>

/** May the actor do this at all? Server and screen ask the same function, so a button and a door can't disagree. */
export function can(actor: Pick<Actor, 'roles'>, permission: Permission): boolean {
  return actor.roles.some((role) => {
    const definition: RoleDefinition | undefined = roleDefinitions[role as Role]
    return definition?.may.includes(permission) ?? false
  })
}
