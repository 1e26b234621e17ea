import { type Door, door } from '#app/http/door.server.ts'
import { choicesOf } from '#crm/org/find-people.server.ts'
import { PickerWordsSchema } from '#crm/org/picker-words.schema.ts'
import { findArticleReaders } from '#knowledge/articles/find-article-readers.server.ts'
import type { Route } from './+types/readers.ts'

/** To whom an article can be forwarded, by words in name or title. */
export const loader = door('knowledge:read', async ({ inTx, actor, params, request }: Route.LoaderArgs & Door) => {
  const q = PickerWordsSchema.parse(new URL(request.url).searchParams.get('q'))
  const { articleId } = params
  const people = await inTx(async (tx) => {
    const ids = await findArticleReaders({ tx, actor, articleId, q })
    const choices = await choicesOf({ tx, ids })
    return ids.flatMap((id) => choices.get(id) ?? [])
  })
  return Response.json({ people })
})
