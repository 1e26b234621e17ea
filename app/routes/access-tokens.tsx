import { data } from 'react-router'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, type DoorWith, door } from '#app/http/door.server.ts'
import { drawToken } from '#app/http/draw-token.server.ts'
import { AccessTokensScreen } from '#app/screens/access-tokens/access-tokens-screen.tsx'
import { TokenFormSchema } from '#crm/access-tokens/access-token.schema.ts'
import { createToken } from '#crm/access-tokens/create-token.server.ts'
import { findTokens } from '#crm/access-tokens/find-tokens.server.ts'
import { narrowToken } from '#crm/access-tokens/narrow-token.server.ts'
import { revokeToken } from '#crm/access-tokens/revoke-token.server.ts'
import { newId } from '#lib/ids.ts'
import type { Route } from './+types/access-tokens.ts'

export const loader = door('own-session:manage', async ({ actor, inTx, request }: Route.LoaderArgs & Door) => ({
  tokens: await inTx((tx) => findTokens({ tx, actor })),
  /** of the next token: a form sent twice makes one */
  nextId: newId(),
  address: new URL('/mcp', request.url).href,
}))

export const action = door(
  'own-session:manage',
  TokenFormSchema,
  async ({ actor, inTx, form }: Route.ActionArgs & DoorWith<typeof TokenFormSchema>) => {
    if (form.intent === 'create') {
      const { token, digest } = drawToken()
      const { id, name, scopes, days } = form
      await inTx((tx) => createToken({ tx, actor, id, name, scopes, days, digest }))
      // It stands in this one answer, which nothing on the way may keep.
      return data({ made: { name, token } }, { headers: { 'cache-control': 'no-store' } })
    }
    if (form.intent === 'narrow') {
      const { id, scopes } = form
      await inTx((tx) => narrowToken({ tx, actor, id, scopes }))
      return data({ done: 'narrowed' as const })
    }
    await inTx((tx) => revokeToken({ tx, actor, id: form.id }))
    return data({ done: 'revoked' as const })
  },
)

export const handle: PageHandle = { crumbs: (_data, { t }) => [{ label: t('tokens:title') }] }

export default function AccessTokensRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <AccessTokensScreen {...loaderData} lastResult={actionData} />
}
