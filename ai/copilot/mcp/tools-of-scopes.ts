import type { Tool } from '#ai/copilot/tool.ts'
import type { TokenScope } from '#crm/access-tokens/access-token.schema.ts'

/** What a tool asks of a token: what finds in articles is knowledge, what is for confirming a proposal, all else reads records. */
export function scopeOf({ name, kind }: Pick<Tool, 'name' | 'kind'>): TokenScope {
  if (kind === 'proposal') return 'proposals'
  return name === 'search_knowledge' ? 'knowledge' : 'records'
}

/** Those of the tools that a token may use, in their order. */
export function toolsOfScopes(tools: readonly Tool[], scopes: readonly TokenScope[]): Tool[] {
  return tools.filter((tool) => scopes.includes(scopeOf(tool)))
}
