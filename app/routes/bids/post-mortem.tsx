import { postMortemVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { PostMortemScreen } from '#app/screens/bids/post-mortem-screen.tsx'
import { getPostMortem } from '#crm/bids/get-post-mortem.server.ts'
import type { Route } from './+types/post-mortem.ts'

export const loader = door('bid:read', async ({ inTx, actor, params }: Route.LoaderArgs & Door) => ({
  postMortem: await inTx((tx) => getPostMortem({ tx, actor, id: params.bidId })),
}))

export const handle: PageHandle = {
  live: () => ({ topics: ['opportunity'], ask: true }),
  crumbs: (data, { t, side }) => {
    const bid = (data as Route.ComponentProps['loaderData'] | undefined)?.postMortem.bid
    return [
      { label: t('nav.bids'), to: '/bids' },
      { label: bid?.name[side] ?? '', to: bid && `/bids/${bid.id}` },
      { label: t('nav.postMortem') },
    ]
  },
}

export default function PostMortemRoute({ loaderData }: Route.ComponentProps) {
  const { id } = loaderData.postMortem.bid
  return (
    <>
      <VerbLinks of={`/bids/${id}`} verbs={postMortemVerbs} />
      <PostMortemScreen key={id} {...loaderData} />
    </>
  )
}
