import { askStructured } from '#ai/models/ask-structured.server.ts'
import { endpointFetch } from '#ai/models/endpoint-fetch.server.ts'
import type { Meter } from '#ai/models/meter.ts'
import { ModelFailure } from '#ai/models/model-failure.ts'
import { cutPassages } from '#ai/summarise-bids/sentences-of.ts'
import type { Material, WrittenSummary } from '#ai/summarise-bids/summary.ts'
import type { ModelConfig } from '#crm/models/model-roles.ts'
import { logger } from '#lib/log.ts'
import { type Answered, checkSaid } from './check-said.ts'
import { giveMaterial, sayGiven } from './give-material.ts'
import { instructionsFor, SaidAnswerSchema } from './said-answer.ts'

export interface WriteOptions {
  material: Material
  /** the reader's */
  language: 'zh' | 'en'
  config: ModelConfig
  meter: Meter
  signal: AbortSignal
  /** told before each question: how many are answered, and of how many */
  onProgress?: (progress: { done: number; of: number }) => void
  /** of a stand-in for tests */
  fetch?: typeof fetch
}

/**
 * Has a model sum up what a selection of bids teaches, out of what its reader may read, a few dimensions at a time; what it says is held
 * against that, sentence by sentence. Where it does not answer to the end it is said why, and nothing of it is kept.
 */
export async function writeByModel(options: WriteOptions): Promise<WrittenSummary> {
  const { material, language, config, meter, signal, onProgress } = options
  const { model, role, maxTokens } = config
  await cutPassages(material.passages)
  const questions = giveMaterial({ material, language, maxTokens })
  const answers: Answered[] = []
  try {
    for (const given of questions) {
      onProgress?.({ done: answers.length, of: questions.length })
      const { sentences } = await askStructured({
        config,
        meter,
        name: 'summary',
        schema: SaidAnswerSchema,
        system: instructionsFor(language),
        prompt: `Dimensions: ${given.dimensions.join(', ')}\n<data>\n${sayGiven(given)}\n</data>`,
        signal,
        fetch: options.fetch ?? endpointFetch(config),
      })
      answers.push({ given, sentences })
    }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    const { kind, status, message } = error
    logger().warn({ kind, status, role, model }, `a model did not write a summary: ${message}`)
    return { state: 'fell-back', model, why: kind }
  }
  const isCut = questions.some((given) => given.isCut)
  return { state: 'written', model, ...(await checkSaid(answers, { material, language })), isCut }
}
