import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import { makeDocument } from '#ingest/make-document.server.ts'
import type { PlaybookRule } from './decide-flags.ts'
import { embeddedMethods } from './embedded-methods.server.ts'
import { reviewContract } from './review-contract.ts'
import { shippedPlaybook } from './shipped-playbook.server.ts'

const defaults = { timeZone: 'Asia/Shanghai', currency: 'CNY', now: new Date('2026-11-28T00:00:00Z') }
let playbook: PlaybookRule[]
beforeAll(async () => {
  playbook = await shippedPlaybook(defaults)
})

async function kindsOf(text: string): Promise<ClauseKind[]> {
  const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
  const { flags } = await reviewContract(document, { playbook, ...defaults }, embeddedMethods())
  return [...new Set(flags.map(({ kind }) => kind))]
}

/** Lines of a file that lawyers can add to; a line break within a text is written `\\n`. */
const linesOf = (name: string) =>
  readFileSync(new URL(`../../tests/cases/wordings-${name}.tsv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('\\n', '\n'))

/** As lawyers write them: what each must be flagged as, whatever else it may be. */
test.each(linesOf('risky').map((line) => line.split('\t')))('%s: %s', async (kind, text) => {
  expect(await kindsOf(text ?? '')).toContain(kind)
})

/** As near to those as they come, and no risk of ours. */
test.each(linesOf('harmless'))('harmless: %s', async (text) => {
  expect(await kindsOf(text)).toEqual([])
})
