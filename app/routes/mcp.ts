import { serveMcp } from '#ai/copilot/mcp/serve-mcp.server.ts'
import { copilotTools } from '#ai/copilot/tools/copilot-tools.server.ts'
import { keepOutsideProposal } from '#app/copilot/keep-outside-proposal.server.ts'
import { toolContext } from '#app/copilot/tool-context.server.ts'
import { reportFailure } from '#app/http/report-failure.server.ts'
import { type TokenDoor, tokenDoor } from '#app/http/token-door.server.ts'
import { languageOf, sideOf } from '#app/i18n/languages.ts'
import { readPreferences } from '#crm/org/preferences.server.ts'
import type { Route } from './+types/mcp.ts'

/** Nothing is pushed to an assistant: there is no stream to open, by the protocol's own words. */
export const loader = tokenDoor(
  async (_args: Route.LoaderArgs & TokenDoor) => new Response(null, { status: 405, headers: { allow: 'POST' } }),
)

/** What another assistant asks in somebody's name, by the Model Context Protocol: decision 019. */
export const action = tokenDoor(async ({ request, context, actor, scopes, inTx }: Route.ActionArgs & TokenDoor) => {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } })
  // What the person reads in Gantry, an assistant tells them in.
  const { language } = await inTx((tx) => readPreferences({ tx, actor }))
  const asking = await toolContext({ actor, inTx, language: sideOf(language ?? languageOf(request)) })
  return serveMcp({
    request,
    tools: copilotTools,
    scopes,
    context: asking,
    origin: new URL(request.url).origin,
    keepProposal: (tool, given, result) => keepOutsideProposal({ context: asking, tool, arguments: given, result }),
    onFailure: (error) => reportFailure(error, context, 'a tool asked for over MCP'),
  })
})
