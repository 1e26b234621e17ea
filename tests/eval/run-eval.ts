import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// `npm run eval -- review`: measures what no test can say yes or no to, against truth that people wrote. Ends with 1 below the limits that it states.

const folder = fileURLToPath(new URL('./', import.meta.url))
const known = readdirSync(folder).flatMap((file) => file.match(/^(.+)\.eval\.ts$/)?.[1] ?? [])
const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('-'))
const unknown = asked.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`there is no ${unknown.join(', ')}; there is ${known.join(', ')}`)
  process.exit(1)
}
let isGood = known.length > 0
for (const name of asked.length > 0 ? asked : known) {
  const { evaluate } = (await import(`${folder}${name}.eval.ts`)) as { evaluate: () => Promise<boolean> }
  isGood = (await evaluate()) && isGood
}
process.exit(isGood ? 0 : 1)
