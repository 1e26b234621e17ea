import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { BadFile } from './bad-files.ts'
import { badFiles } from './bad-files.ts'

// Gives each bad file to `gantry ingest`, and what is read to `gantry review`, each a process of its own, and watches what comes of it, how much memory it takes and how
// long: a line each that is wrong, exit code 1 when any is.
//
//   npm run test:bad-files

const most = { memory: 700 * 2 ** 20, milliseconds: 20_000 }
const command = fileURLToPath(new URL('../../app/cli/gantry.ts', import.meta.url))
const folder = await mkdtemp(path.join(tmpdir(), 'gantry-bad-files-'))
const readAs = path.join(folder, 'canonical-text')
let failed = 0
let largest = { name: '', memory: 0 }
let longest = { name: '', milliseconds: 0 }
try {
  for (const file of badFiles) {
    const place = path.join(folder, file.name === '..' ? '...' : file.name)
    await writeFile(place, file.bytes())
    const read = await run(place, 'ingest')
    const wrong = [...(await wrongIn(file, read.said)), ...pastBounds('ingest', read)]
    const took = [read]
    if (wrong.length === 0 && isRead(read.said)) {
      const reviewed = await run(place, 'review')
      took.push(reviewed)
      wrong.push(...wrongInReview(reviewed.said), ...pastBounds('review', reviewed))
    }
    await rm(place)
    for (const { memory, milliseconds } of took) {
      if (memory > largest.memory) largest = { name: file.name, memory }
      if (milliseconds > longest.milliseconds) longest = { name: file.name, milliseconds }
    }
    if (wrong.length > 0) {
      failed += 1
      console.log(`FAILED  ${file.name}: ${wrong.join('; ')}`)
    }
  }
} finally {
  await rm(folder, { recursive: true })
}
console.log(
  `${badFiles.length - failed} passed, ${failed} failed; most memory ${Math.round(largest.memory / 2 ** 20)} MB (${largest.name}), longest ${(longest.milliseconds / 1000).toFixed(1)} s (${longest.name})`,
)
process.exit(failed > 0 ? 1 : 0)

interface Ran {
  said: string
  /** bytes, of the largest process of it */
  memory: number
  milliseconds: number
}

function pastBounds(what: string, { memory, milliseconds }: Ran): string[] {
  return [
    ...(memory > most.memory ? [`${what} took ${Math.round(memory / 2 ** 20)} MB`] : []),
    ...(milliseconds > most.milliseconds ? [`${what} took ${Math.round(milliseconds / 1000)} s`] : []),
  ]
}

function isRead(said: string): boolean {
  return (JSON.parse(said) as { ok?: boolean }).ok !== false
}

/** Of a file that was read there are flags and how far it was read, or why its text is too much for a review. */
function wrongInReview(said: string): string[] {
  const last = said.trim().split('\n').at(-1) ?? ''
  try {
    const answer = JSON.parse(last) as { coverage?: unknown; ok?: boolean; code?: string }
    const isRefused = answer.ok === false && ['timed-out', 'out-of-memory'].includes(answer.code ?? '')
    return answer.coverage || isRefused ? [] : [`review said ${last.slice(0, 80)}`]
  } catch {
    return [`review said nothing that is JSON: ${last.slice(0, 80)}`]
  }
}

async function run(place: string, what: 'ingest' | 'review'): Promise<Ran> {
  const began = performance.now()
  const child = spawn(process.execPath, [command, what, place, '--json', '--text', readAs], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output = text(child.stdout)
  const ended = once(child, 'exit')
  let memory = 0
  const watch = async () => {
    while (child.exitCode === null && child.signalCode === null) {
      const children = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'latin1').catch(() => '')
      for (const pid of [child.pid, ...children.trim().split(' ').filter(Boolean)]) {
        const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
        // The most that it ever had, in kB.
        memory = Math.max(memory, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024)
      }
      await wait(40)
    }
  }
  await Promise.all([watch(), ended])
  return { said: await output, memory, milliseconds: performance.now() - began }
}

async function wrongIn({ expect }: BadFile, said: string): Promise<string[]> {
  let answer: { ok?: boolean; code?: string }
  try {
    answer = JSON.parse(said)
  } catch {
    return [`said nothing that is JSON: ${said.slice(0, 80)}`]
  }
  if (answer.ok === false) {
    const reasons: readonly string[] = [expect.refused ?? []].flat()
    return reasons.includes(answer.code ?? '') ? [] : [`refused as ${answer.code}`]
  }
  if (expect.reads === undefined) return [`read and not refused: ${said.slice(0, 80)}`]
  const read = await readFile(readAs, 'utf8')
  return read.includes(expect.reads) ? [] : [`did not read “${expect.reads}”, but ${read.slice(0, 80)}`]
}
