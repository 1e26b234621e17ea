import { idOf, personId } from './people.ts'
import { row, type WorldRow } from './world-row.ts'

const owners = { owner: 0, administrator: 1 } as const
const conversationId = (of: keyof typeof owners) => idOf(70, owners[of])
const turnId = (of: keyof typeof owners) => idOf(71, owners[of])

/** What two people have asked the copilot, and what it would do for them. */
export const conversationRows: readonly WorldRow[] = (Object.keys(owners) as (keyof typeof owners)[]).flatMap((of) => {
  const owner_id = personId(of)
  const conversation_id = conversationId(of)
  return [
    row('conversation', of, { id: conversation_id, owner_id, title: '四季度' }),
    row('conversation_turn', of, {
      id: turnId(of),
      conversation_id,
      owner_id,
      question: '四季度哪些悬？',
      language: 'zh',
      state: 'running',
      attempt: 1,
    }),
    row('conversation_proposal', of, {
      id: idOf(72, owners[of]),
      turn_id: turnId(of),
      conversation_id,
      owner_id,
      attempt: 1,
      ordinal: 0,
      verb: 'change_field',
      record_kind: 'opportunity',
      record_id: idOf(3, 0),
      record_version: 1,
      title: { zh: '压力机', en: 'Press' },
      fields: [],
      state: 'open',
    }),
  ]
})
