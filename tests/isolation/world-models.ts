import { personId } from './people.ts'
import { row, type WorldRow } from './world-row.ts'

/** A model that an administrator has set, and what somebody used of it. */
export const modelRows: readonly WorldRow[] = [
  row(
    'model_setting',
    'chat',
    { role: 'chat', model: 'qwen3', max_tokens: 100, timeout_ms: 1000, changed_by: personId('administrator') },
    ['role'],
  ),
  row(
    'model_usage',
    'owner',
    {
      person_id: personId('owner'),
      day: '2026-11-01',
      role: 'chat',
      model: 'qwen3',
      calls: 1,
      tokens_in: 10,
      tokens_out: 5,
      cost_micro: 100,
    },
    ['person_id', 'day', 'role', 'model'],
  ),
]
