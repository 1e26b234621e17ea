import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { embeddedMethods } from '#ai/review-contract/embedded-methods.server.ts'
import { reviewContract } from '#ai/review-contract/review-contract.ts'
import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { packDefaults } from '#app/cli/rules-check.ts'
import { makeDocument } from '#ingest/make-document.server.ts'

const limits = { recall: 0.85, falseMarks: 0.05 }
const folder = fileURLToPath(new URL('./wordings/', import.meta.url))

interface Wording {
  rule: string
  language: string
  isRisky: boolean
  text: string
}

/**
 * Single sentences as many hands would put them, most of which nobody has tuned anything to: of the risky ones, how many are marked
 * by their rule; of the harmless that come near them, how many are. A line for each rule and language; a sentence without its
 * contract is harder to read than a contract.
 */
export async function evaluate(): Promise<boolean> {
  const playbook = await shippedPlaybook(packDefaults)
  const marked = new Map<string, { of: number; marked: number }>()
  const add = (key: string, isMarked: boolean) => {
    const count = marked.get(key) ?? { of: 0, marked: 0 }
    marked.set(key, { of: count.of + 1, marked: count.marked + (isMarked ? 1 : 0) })
  }
  for (const { rule, language, isRisky, text } of wordings()) {
    const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
    const { flags } = await reviewContract(document, { playbook, ...packDefaults, now: new Date() }, embeddedMethods())
    const isMarked = flags.some((flag) => flag.rule.id === rule)
    const what = isRisky ? 'risky' : 'harmless'
    add(`${rule} ${language} ${what}`, isMarked)
    add(what, isMarked)
    if (process.env.DETAILS && isMarked !== isRisky)
      console.log(`  ${isRisky ? 'missed ' : 'wrong  '} ${rule} ${language}: ${text}`)
  }
  const share = (key: string) => {
    const { of = 0, marked: count = 0 } = marked.get(key) ?? {}
    return { text: `${count} of ${of}`, value: of > 0 ? count / of : 0 }
  }
  const keys = [...new Set([...marked.keys()].flatMap((key) => key.match(/^CP-\d+ \w+/)?.[0] ?? []))].sort()
  for (const key of keys)
    console.log(`${key}: ${share(`${key} risky`).text} risky marked, ${share(`${key} harmless`).text} harmless`)
  const [recall, falseMarks] = [share('risky'), share('harmless')]
  console.log(
    `single wordings: ${recall.value.toFixed(2)} of the risky marked by their rule (${recall.text}, at least ${limits.recall}), ${falseMarks.value.toFixed(2)} of the harmless (${falseMarks.text}, at most ${limits.falseMarks})`,
  )
  return recall.value >= limits.recall && falseMarks.value <= limits.falseMarks
}

function wordings(): Wording[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .flatMap((file) => readFileSync(`${folder}${file}`, 'utf8').trim().split('\n'))
    .map((line) => {
      const [rule = '', language = '', risk = '', text = ''] = line.split('\t')
      return { rule, language, isRisky: risk === 'risky', text: text.replaceAll('\\n', '\n') }
    })
}
