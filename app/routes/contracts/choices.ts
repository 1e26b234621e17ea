import { type Door, door } from '#app/http/door.server.ts'
import { findContracts } from '#crm/contracts/find-contracts.server.ts'
import { PickerWordsSchema } from '#crm/org/picker-words.schema.ts'
import type { Route } from './+types/choices.ts'

/** Contracts for pickers, by words in number, name or counterparty. */
export const loader = door('contract:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const q = PickerWordsSchema.parse(new URL(request.url).searchParams.get('q')).trim()
  const { rows } = await inTx((tx) => findContracts({ tx, actor, filter: q ? { q } : {}, most: 20 }))
  return Response.json({ contracts: rows.map(({ id, number, name }) => ({ id, number, name })) })
})
