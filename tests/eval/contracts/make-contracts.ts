import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { launchChromium } from '#tests/e2e/support/launch-chromium.ts'
import { readSource } from './read-source.ts'
import { writeDocx } from './write-docx.ts'
import { writePdf } from './write-pdf.ts'

// Makes all files and their truth anew, or those whose names are given; the truth is always that of all.
const here = new URL('./', import.meta.url)
const wanted = process.argv.slice(2)
const names = readdirSync(new URL('sources/', here)).map((name) => name.replace(/\.txt$/, ''))
const sources = names.map((name) => readSource(name, readFileSync(new URL(`sources/${name}.txt`, here), 'utf8')))
const browser = await launchChromium()
try {
  for (const source of sources) {
    if (wanted.length > 0 && !wanted.includes(source.name)) continue
    // Of a DOCX the print tells about how many pages it has.
    const pdf = await writePdf(browser, source)
    const bytes = source.format === 'pdf' ? pdf : writeDocx(source)
    writeFileSync(new URL(`files/${source.truth.file}`, here), bytes)
    const pages = Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length
    console.log(`${source.truth.file}: ${pages} pages, ${Math.ceil(bytes.length / 1000)} kB`)
  }
} finally {
  await browser.close()
}
writeFileSync(
  new URL('truth.json', here),
  `${JSON.stringify(
    sources.map(({ truth }) => truth),
    null,
    2,
  )}\n`,
)
