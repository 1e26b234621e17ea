import { expect, test } from 'vitest'
import given from '#tests/cases/R06.rule.json' with { type: 'json' }
import type { Condition } from './condition.ts'
import { editSentences } from './edit-sentences.ts'
import { noSentences, readSentences, type SentenceNode, writeSentences } from './sentence-tree.ts'

// Case R06: a builder that turned "not between" into something else, dissolved groups of one line, and made one text of a list.
test.each(given.rules.map((rule) => [rule.id, rule.conditions as Condition] as const))(
  'R06 %s opens and is written again byte for byte',
  (_, condition) => {
    const { condition: written } = writeSentences(readSentences(condition).root)
    expect(JSON.stringify(written)).toBe(JSON.stringify(condition))
  },
)

const shape = (node: SentenceNode): unknown =>
  node.kind === 'line' ? node.source.fact : { [node.mode]: node.children.map(shape) }

test('"not" is a heading: none of, or not all of; a pair that says what empty means is one line', () => {
  const line = { fact: 'amount', operator: 'lessThan', value: 5 }
  const empty = { fact: 'amount', operator: 'isEmpty' }
  const shapeOf = (condition: Condition) => shape(readSentences(condition).root)
  expect(shapeOf({ not: { any: [line] } })).toEqual({ none: ['amount'] })
  expect(shapeOf({ not: { all: [line, line] } })).toEqual({ notAll: ['amount', 'amount'] })
  expect(shapeOf({ not: line })).toEqual({ none: ['amount'] })
  expect(shapeOf({ all: [{ any: [line, empty] }] })).toEqual({ all: ['amount'] })
  expect(readSentences({ all: [{ any: [line, empty] }] }).root.children[0]).toMatchObject({ empty: 'holds' })
  // At the root, or with other words, it is the group that it looks like.
  expect(shapeOf({ any: [line, empty] })).toEqual({ any: ['amount', 'amount'] })
  expect(shapeOf({ all: [{ any: [line, { ...empty, unit: 'CNY' }] }] })).toEqual({
    all: [{ any: ['amount', 'amount'] }],
  })
})

test('a line that is not finished is left out of what is tried, and the places are those of what is left', () => {
  const done = { fact: 'amount', operator: 'lessThan', value: 5 }
  const { root } = readSentences({ all: [{ any: [{ fact: 'x' } as never] }, done] })
  const [group, line] = root.children
  const unfinished = group?.kind === 'group' ? (group.children[0]?.id ?? 0) : 0
  const { condition, places } = writeSentences(root, new Set([unfinished]))
  expect(condition).toEqual({ all: [done] })
  expect(places.get('all[0]')).toEqual({ id: line?.id, part: 'whole' })
  expect(writeSentences(noSentences().root, new Set([2])).condition).toBeNull()
})

test('moving, indenting and back, dropping: as a person sees it', () => {
  const line = (fact: string) => ({ fact, operator: 'isEmpty' })
  let now = readSentences({ all: [line('a'), { any: [line('b'), line('c')] }, line('d')] })
  const idOf = (fact: string, node: SentenceNode = now.root): number | undefined =>
    node.kind === 'line'
      ? node.source.fact === fact
        ? node.id
        : undefined
      : node.children.map((child) => idOf(fact, child)).find((id) => id !== undefined)
  const step = (edit: Parameters<typeof editSentences>[1]) => {
    now = editSentences(now, edit)
    return shape(now.root)
  }
  const id = (fact: string) => idOf(fact) ?? 0
  expect(step({ do: 'move', id: id('d'), by: -1 })).toEqual({ all: ['a', 'd', { any: ['b', 'c'] }] })
  expect(step({ do: 'move', id: id('b'), by: -1 })).toEqual({ all: ['a', 'd', 'b', { any: ['c'] }] })
  expect(step({ do: 'indent', id: id('b') })).toEqual({ all: ['a', 'd', { any: ['b'] }, { any: ['c'] }] })
  expect(step({ do: 'outdent', id: id('b') })).toEqual({ all: ['a', 'd', 'b', { any: ['c'] }] })
  const group = now.root.children[3]?.id ?? 0
  expect(step({ do: 'drop', id: id('a'), to: group, at: 0 })).toEqual({ all: ['d', 'b', { any: ['a', 'c'] }] })
  expect(step({ do: 'drop', id: id('d'), to: now.root.id, at: 2 })).toEqual({ all: ['b', 'd', { any: ['a', 'c'] }] })
  expect(step({ do: 'drop', id: group, to: group, at: 0 })).toEqual({ all: ['b', 'd', { any: ['a', 'c'] }] })
  expect(step({ do: 'set-mode', id: group, mode: 'none' })).toEqual({ all: ['b', 'd', { none: ['a', 'c'] }] })
  expect(step({ do: 'remove', id: id('b') })).toEqual({ all: ['d', { none: ['a', 'c'] }] })
})
