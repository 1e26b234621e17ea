import { cutSections, type Section } from '#knowledge/index/cut-sections.ts'
import { type Audience, indexPassages, type Source } from '#knowledge/index/index-passages.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { knowledgeActor } from './knowledge-actor.ts'

interface IndexSourceOptions {
  tx: Tx
  /** whose transaction it is; left out where it is that of `knowledgeActor` already, as in a job */
  actor?: Actor
  source: Source
  audience: Audience
  sections: readonly Section[]
}

/**
 * Has something found by these sections, in place of what it was found by before. It is written by the knowledge service, whoever asks:
 * that they may write the source, the caller knows. Done twice it changes nothing the second time. For what is a few pages long; longer
 * things are indexed in steps, by `indexPassages`.
 */
export async function indexSource(options: IndexSourceOptions): Promise<void> {
  const { tx, actor, source, audience, sections } = options
  const work = () => indexPassages({ tx, source, audience, passages: cutSections(sections) })
  await (actor ? actAs({ tx, actor, as: knowledgeActor }, work) : work())
}
