import { ownActor } from './own-actor.ts'

/**
 * Who reviews what was uploaded: it sees documents and what hangs on them, no other record, and writes what the review comes to.
 * The policies of documents know it by its id.
 */
export const reviewActor = ownActor({
  id: '00000000-0000-0000-0000-000000000002',
  name: { zh: '合同审阅', en: 'Contract review' },
  email: 'review@localhost',
})
