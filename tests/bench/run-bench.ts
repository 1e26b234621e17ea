import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Measure, tableOf } from './measure.ts'

// Runs every *.bench.ts beside it, or those of at-scale/ that are named: `npm run bench -- sweep`, which take many minutes. Each
// measures against a baseline in the same run, so that the ratio means the same on any machine; past its limit the run ends with 1.

const asked = process.argv.slice(2)
const folder = fileURLToPath(new URL(asked.length > 0 ? './at-scale/' : './', import.meta.url))
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts') && (asked.length === 0 || asked.includes(file.replace('.bench.ts', ''))))
  .sort()
const measures: Measure[] = []
const broken: string[] = []
for (const file of files) {
  try {
    const { bench } = (await import(`${folder}${file}`)) as { bench: () => Promise<Measure[]> }
    const found = await bench()
    if (found.length === 0) broken.push(`${file} measured nothing`)
    measures.push(...found)
  } catch (error) {
    broken.push(`${file}: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
  }
}

console.log(tableOf(measures))
if (!process.env.TEST_DATABASE_URL) {
  console.log('Without TEST_DATABASE_URL what needs PostgreSQL was measured on the embedded database, or left out.')
}
for (const line of broken) console.error(line)
const over = measures.filter(({ ratio, limit }) => !(ratio <= limit))
for (const { name, ratio, limit } of over) console.error(`${name}: ${ratio.toFixed(2)} is past the limit of ${limit}`)
if (files.length === 0) console.error('there is no *.bench.ts')
process.exit(over.length + broken.length > 0 || measures.length === 0 ? 1 : 0)
