import { anyView, listViewVerbs, viewVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { readShown } from '#app/screens/opportunities/board/board-address.ts'
import { BoardScreen } from '#app/screens/opportunities/board/board-screen.tsx'
import { noView } from '#app/screens/views/view-address.ts'
import { getBoard } from '#crm/opportunities/get-board.server.ts'
import { listTypes } from '#crm/opportunities/list-stages.server.ts'
import { nameConditions } from '#crm/opportunities/name-conditions.server.ts'
import { readOpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'
import { can } from '#crm/org/role.policy.ts'
import { findViews } from '#crm/views/find-views.server.ts'
import type { Route } from './+types/board.ts'

/** What is posted from a card. */
const cardVerbs = ['promote', 'roll-back', 'close', 'reopen'] as const

export const loader = door('opportunity:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const url = new URL(request.url)
  // A board has its own columns and order, and one type: what the list has of these does not come along.
  const { stage: _, sort: __, dir: ___, cursor: ____, ...asked } = readOpportunityFilter(url)
  const show = readShown(url)
  return inTx(async (tx) => {
    const views = await findViews({ tx, actor, list: 'opportunities' })
    const filter = { ...asked, view: asked.view ?? noView(views) }
    const types = await listTypes({ tx })
    const typeId = types.find(({ id }) => id === filter.type)?.id ?? types[0]?.id ?? ''
    return {
      filter,
      show,
      types,
      typeId,
      names: await nameConditions({ tx, filter }),
      board: await getBoard({ tx, actor, typeId, filter, show }),
      may: {
        create: can(actor, 'opportunity:create'),
        promote: can(actor, 'opportunity:promote'),
        rollBack: can(actor, 'opportunity:roll-back'),
        close: can(actor, 'opportunity:close'),
        reopen: can(actor, 'opportunity:reopen'),
      },
      views,
    }
  })
})

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.opportunities'), to: '/opportunities' }, { label: t('nav.board') }],
  live: () => ({ topics: ['opportunity'] }),
}

export default function BoardRoute({ loaderData }: Route.ComponentProps) {
  const card = loaderData.board.columns.flatMap(({ cards }) => cards).at(0)
  return (
    <>
      {card && <VerbLinks of={`/opportunities/${card.id}`} verbs={cardVerbs} />}
      <VerbLinks of="/views" verbs={listViewVerbs} />
      <VerbLinks of={anyView} verbs={viewVerbs} />
      <BoardScreen {...loaderData} />
    </>
  )
}
