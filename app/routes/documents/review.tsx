import { useRouteLoaderData } from 'react-router'
import { reviewVerbs } from '#app/components/forms/record-verbs.ts'
import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { flagBoxesOf } from '#app/documents/paper-of.server.ts'
import { readWholeReading } from '#app/documents/reading.server.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { ReviewScreen } from '#app/screens/reviews/review-screen.tsx'
import { getReview } from '#crm/contract-reviews/get-review.server.ts'
import type { Route } from './+types/review.ts'
import type { loader as paperLoader } from './paper.tsx'

export const loader = door('document:read', async ({ inTx, actor, params }: Route.LoaderArgs & Door) => {
  const { fileId, ...review } = await inTx((tx) => getReview({ tx, actor, versionId: params.versionId }))
  const reading = review.state === 'done' ? await readWholeReading(fileId) : null
  return { review, boxes: reading ? flagBoxesOf(reading, review.flags) : [] }
})

export const handle: PageHandle = {
  live: ({ versionId }) => ({ topics: [`contract-review:${versionId}`] }),
  crumbs: (data, { side }) => {
    const review = (data as Route.ComponentProps['loaderData'] | undefined)?.review
    return [
      {
        label: review?.opportunity?.name[side] ?? '',
        to: review?.opportunity ? `/opportunities/${review.opportunity.id}` : undefined,
      },
      { label: review?.document.name ?? '' },
    ]
  },
}

export default function ReviewRoute({ loaderData }: Route.ComponentProps) {
  const { review, boxes } = loaderData
  const { versionId } = review
  const below = useRouteLoaderData<typeof paperLoader>('routes/documents/paper')
  const paper = review.state === 'done' ? (below?.paper ?? null) : null
  return (
    <>
      <VerbLinks of={`/documents/${versionId}`} verbs={reviewVerbs} />
      <ReviewScreen key={versionId} review={review} paper={paper} boxes={boxes} />
    </>
  )
}
