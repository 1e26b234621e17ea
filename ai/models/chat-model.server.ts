import type { ChatOpenAI, ChatOpenAIFields } from '@langchain/openai'
import type { ModelConfig } from '#crm/models/model-roles.ts'
import { askAsItWants } from './ask-as-it-wants.ts'
import { endpointFetch } from './endpoint-fetch.server.ts'

/** What switches on that runs are told to a service of LangChain's: nothing of ours goes to anybody. */
const tracing = ['LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING_V2', 'LANGSMITH_TRACING', 'LANGCHAIN_TRACING']

/**
 * A chat model behind an endpoint, for LangChain. The packages are loaded here and no sooner: that takes a second and 120 MB. They neither
 * try again themselves nor go anywhere but to the endpoint: tokens are counted by the endpoint, which is asked for them in a stream too,
 * as counting them here would fetch a table from the network.
 */
export async function chatModel(config: ModelConfig, fetch = endpointFetch(config)): Promise<ChatOpenAI> {
  for (const name of tracing) delete process.env[name]
  const { ChatOpenAI, ChatOpenAICompletions } = await import('@langchain/openai')
  type Pieces = InstanceType<typeof ChatOpenAICompletions>['_streamResponseChunks']
  // Of a stream the package keeps the reason of its end beside the message, and hands an agent the message alone.
  class Completions extends ChatOpenAICompletions {
    override async *_streamResponseChunks(...asked: Parameters<Pieces>) {
      for await (const chunk of super._streamResponseChunks(...asked)) {
        const { finish_reason } = chunk.generationInfo ?? {}
        if (finish_reason) Object.assign(chunk.message.response_metadata, { finish_reason })
        yield chunk
      }
    }
  }
  const fields: ChatOpenAIFields = {
    model: config.model,
    // The package refuses to be without one; an endpoint that wants none does not look at it.
    apiKey: config.apiKey ?? 'none',
    temperature: 0,
    maxTokens: config.maxTokens,
    maxRetries: 0,
    useResponsesApi: false,
    streamUsage: true,
    configuration: {
      baseURL: config.baseUrl,
      organization: null,
      project: null,
      // Milliseconds: what gives up first is ours, which says so.
      timeout: config.timeoutMs + 60_000,
      fetch: askAsItWants(config, fetch),
      logLevel: 'off',
    },
  }
  return new ChatOpenAI({ ...fields, completions: new Completions(fields) })
}
