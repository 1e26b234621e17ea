import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryCondition, smallVocabulary } from '#tests/factories/arbitrary-condition.ts'
import { wideCondition } from '#tests/factories/wide-condition.ts'
import { checkCondition } from './check-condition.ts'
import type { Condition } from './condition.ts'
import { type Edit, editSentences, everySentence } from './edit-sentences.ts'
import { readSentences, writeSentences } from './sentence-tree.ts'

/** With what an empty fact means settled here and there, as corrections leave it. */
const settled = (condition: fc.Arbitrary<Condition>) =>
  fc.tuple(condition, fc.boolean(), fc.boolean()).map(([node, wrap, holds]): Condition => {
    if (!wrap || !('fact' in node)) return node
    const { fact, params } = node
    const emptiness = { fact, operator: holds ? 'isEmpty' : 'isNotEmpty', ...(params ? { params } : {}) }
    const pair = [node, emptiness]
    return { all: [holds ? { any: pair } : { all: pair }] }
  })

test.each([
  ['of every operator', arbitraryCondition],
  ['of every type', wideCondition],
  ['that say what empty means', settled(arbitraryCondition)],
])('conditions %s, read as sentences and written again, are the same JSON to the byte', (_, conditions) => {
  fc.assert(
    fc.property(conditions, (condition) => {
      const { root } = readSentences(condition)
      expect(JSON.stringify(writeSentences(root).condition)).toBe(JSON.stringify(condition))
    }),
  )
})

test('every problem that a check finds stands at a place of some sentence', () => {
  fc.assert(
    fc.property(arbitraryCondition, (condition) => {
      const { root } = readSentences(condition)
      const { places } = writeSentences(root)
      const checked = checkCondition({ condition, vocabulary: smallVocabulary, timezone: 'Asia/Shanghai' })
      for (const { place } of checked.ok ? [] : checked.problems) expect(places.has(place), place).toBe(true)
    }),
  )
})

const edits = fc.array(
  fc.record({
    do: fc.constantFrom('add-line', 'add-group', 'move', 'indent', 'outdent', 'drop'),
    pick: fc.nat(),
    to: fc.nat(),
    at: fc.nat(4),
    by: fc.constantFrom(-1, 1),
  }),
  { maxLength: 12 },
)

test('whatever is moved where, no sentence is lost or doubled, and what comes out is read again as it stands', () => {
  fc.assert(
    fc.property(arbitraryCondition, edits, (condition, steps) => {
      let sentences = readSentences(condition)
      for (const step of steps) {
        const all = [...everySentence(sentences.root)]
        const groups = all.filter((node) => node.kind === 'group')
        const to = groups[step.to % groups.length]?.id ?? 1
        const edit = { ...step, id: all[step.pick % all.length]?.id ?? 1, to } as Edit
        const before = all.flatMap((node) => (node.kind === 'line' ? [node.id] : []))
        sentences = editSentences(sentences, edit)
        const after = [...everySentence(sentences.root)]
        const lines = after.flatMap((node) => (node.kind === 'line' ? [node.id] : []))
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length)
        expect(lines.filter((id) => before.includes(id)).sort()).toEqual([...before].sort())
      }
      const written = writeSentences(sentences.root).condition
      if (written) expect(writeSentences(readSentences(written).root).condition).toEqual(written)
    }),
  )
})
