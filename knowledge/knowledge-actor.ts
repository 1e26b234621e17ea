import type { Actor } from '#prisma/actor.ts'

const own = { id: '00000000-0000-0000-0000-000000000004', name: { zh: '知识库', en: 'Knowledge' } }

/**
 * Who writes what articles and post-mortems are found by, and reads them for it: no person, without roles and organisations. The
 * policies of knowledge know it by its id.
 */
export const knowledgeActor: Actor = {
  personId: own.id,
  name: own.name,
  email: 'knowledge@localhost',
  title: null,
  roles: [],
  scope: 'self',
  home: own,
  orgs: [],
  writeOrgs: [],
  salesOrgs: [],
  companies: [],
  writeCompanies: [],
  all: false,
  keeper: false,
  keptRules: [],
  costs: false,
  reviews: false,
}
