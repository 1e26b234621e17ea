import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from './source-tree.ts'
import { type Pillar, standsOn } from './stands-on.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'stands-on-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What became of one test with a package replaced by an empty module: whether it passed, and how many carried its name. */
async function runWithout(packageName: string, pillar: Pillar): Promise<{ passed: number; code: number }> {
  const report = path.join(folder, `${packageName.replaceAll('/', '-')}.json`)
  const name = pillar.test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const child = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      'node',
      '--project',
      'browser',
      pillar.file,
      '-t',
      name,
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    { cwd: root, env: { ...process.env, WITHOUT_PACKAGE: packageName, VITEST: undefined }, stdio: 'ignore' },
  )
  const [code] = await once(child, 'exit')
  return { passed: JSON.parse(readFileSync(report, 'utf8')).numPassedTests, code }
}

describe('each package that the product stands on has a test that falls with it', () => {
  const dependencies: Record<string, string> = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).dependencies

  test.each(standsOn)('$saidAs', { timeout: 120_000 }, async (pillar) => {
    expect(dependencies).toHaveProperty([pillar.packageName])
    // It is there and passes: it is part of the suite that this guard runs beside.
    expect(readFileSync(root + pillar.file, 'utf8')).toContain(pillar.test)
    expect(await runWithout(pillar.packageName, pillar)).toEqual({ passed: 0, code: 1 })
  })

  test('planted: a test that does not fall with the package that it is named for', { timeout: 120_000 }, async () => {
    const pillar = standsOn.find(({ packageName }) => packageName === 'json-rules-engine')
    if (!pillar) throw new Error('json-rules-engine is no longer listed')
    expect(await runWithout('pino', pillar)).toEqual({ passed: 1, code: 0 })
  })
})

/** The section of that name, up to the tools that only test. */
function sectionOf(file: string, heading: string, end: string): string {
  const text = readFileSync(root + file, 'utf8')
  const section = text.split(`\n## ${heading}\n`)[1]?.split(/\n## /)[0]
  return section?.split(end)[0]?.replace(/\s+/g, ' ') ?? ''
}

describe('the READMEs name these packages and no others', () => {
  test('in English', () => {
    const named = sectionOf('README.md', 'What it stands on', '; tested with')
      .split(/,| and /)
      .map((phrase) => phrase.trim())
    expect(named.filter((phrase) => !standsOn.some(({ saidAs }) => phrase.includes(saidAs)))).toEqual([])
    expect(standsOn.filter(({ saidAs }) => !named.some((phrase) => phrase.includes(saidAs)))).toEqual([])
  })

  test('in Chinese', () => {
    const section = sectionOf('README.zh-CN.md', '建立在什么上面', '；用 Vitest')
    expect(standsOn.filter(({ saidAs }) => !section.includes(saidAs))).toEqual([])
  })
})
