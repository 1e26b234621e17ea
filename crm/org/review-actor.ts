import type { Actor } from '#prisma/actor.ts'

/**
 * Who reviews what was uploaded: it sees documents and what hangs on them, no other record, and writes what the review comes to.
 * The policies of documents know it by its id.
 */
export const reviewActor: Actor = {
  personId: '00000000-0000-0000-0000-000000000002',
  name: { zh: '合同审阅', en: 'Contract review' },
  email: 'review@localhost',
  title: null,
  roles: [],
  scope: 'self',
  home: { id: '00000000-0000-0000-0000-000000000002', name: { zh: '合同审阅', en: 'Contract review' } },
  orgs: [],
  writeOrgs: [],
  salesOrgs: [],
  companies: [],
  writeCompanies: [],
  all: false,
  keeper: false,
  costs: false,
  reviews: false,
}
