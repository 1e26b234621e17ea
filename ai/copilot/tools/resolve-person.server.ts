import type { ToolContext, Tx } from '#ai/copilot/tool.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { findPeople } from '#crm/org/find-people.server.ts'
import { searchable } from '#crm/search/search-words.ts'
import { z } from '#lib/zod.ts'
import { badInput, notFound } from './refuse-plainly.ts'

/** A colleague who was named, or `me`. */
export interface Colleague {
  id: string
  name: Bilingual
  isMe: boolean
}

/**
 * Which colleague was meant by a name, an id, or `me`.
 * @throws AppError NOT_FOUND for nobody, BAD_INPUT for several
 */
export async function resolvePerson(options: { context: ToolContext; tx: Tx; text: string }): Promise<Colleague> {
  const { context, tx } = options
  const { actor } = context
  const text = options.text.trim()
  const me = { id: actor.personId, name: actor.name, isMe: true }
  if (/^(me|mine|我|我的|自己|本人)$/i.test(text) || text === actor.personId) return me
  if (z.guid().safeParse(text).success) return { id: text, name: { zh: text, en: text }, isMe: false }
  // 小邓, 老邓: the colleague of that family name.
  const family = /^[小老](\p{Script=Han})$/u.exec(text)?.[1]
  const all = await findPeople({ tx, q: family ?? text })
  const found = family ? all.filter(({ name }) => name.zh.startsWith(family)) : all
  const asked = searchable(text)
  const called = found.filter(({ name }) => searchable(name.zh) === asked || searchable(name.en) === asked)
  const [first, second] = called.length > 0 ? called : found
  if (!first) throw notFound(`person ${text}`)
  if (second) {
    const names = { zh: found.map(({ name }) => name.zh).join('、'), en: found.map(({ name }) => name.en).join(', ') }
    throw badInput(
      { zh: `叫这个名字的有几位：${names.zh}。`, en: `Several people fit: ${names.en}.` },
      { ask: 'owner' },
    )
  }
  return { id: first.id, name: first.name, isMe: first.id === actor.personId }
}
