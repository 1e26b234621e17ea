import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The checkout that the guards look at, with a trailing slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A file as a guard sees it: path from the root with forward slashes, and what is in it. */
export interface SourceFile {
  path: string
  text: string
}

/** Something that a guard refuses: where, and in one sentence what is wrong with it. */
export interface Violation {
  place: string
  reason: string
}

type Matches = (path: string) => boolean

const made = /^(node_modules|build|look|coverage|prisma\/generated|\.(git|data|react-router|reports))(\/|$)/

/** Every file of the checkout whose path matches, read; what tools made and what is installed is not there. */
export function readTree(matches: Matches): SourceFile[] {
  return pathsUnder('')
    .filter(matches)
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))
}

function pathsUnder(folder: string): string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (made.test(path)) return []
    if (entry.isDirectory()) return pathsUnder(path)
    return entry.isFile() ? [path] : []
  })
}

let listed: string[] | undefined

/** What git lists and is on the disk. Empty where there is no git: then there is nothing to hold a guard against. */
export function trackedPaths(): string[] {
  listed ??= listTracked()
  return listed
}

function listTracked(): string[] {
  if (!existsSync(`${root}.git`)) return []
  const { error, status, stdout, stderr } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  if (error && 'code' in error && error.code === 'ENOENT') return []
  if (error || status !== 0) throw new Error(`git ls-files: ${error?.message ?? stderr}`)
  return stdout.split('\0').filter((path) => path !== '' && existsSync(root + path))
}

/**
 * A guard that looks at too little finds nothing and is green.
 * @throws when a file that git lists under this pattern was not looked at, or when nothing was
 */
export function requireWhole(looked: readonly { path: string }[], matches: Matches, tracked = trackedPaths()): void {
  const seen = new Set(looked.map((file) => file.path))
  const missed = tracked.filter((path) => matches(path) && !seen.has(path))
  if (missed.length > 0) throw new Error(`not looked at: ${missed.join(', ')}`)
  if (seen.size === 0) throw new Error('looked at no file at all')
}

/** One line a violation, for a message that a person reads. */
export function listViolations(violations: readonly Violation[]): string[] {
  return violations.map(({ place, reason }) => `${place}: ${reason}`)
}

const floors = /^(app|ai|crm|knowledge|ingest|engine|prisma|lib)\//

/** Code that ships: TypeScript on the floors, without tests. */
export function isProductCode(path: string): boolean {
  return floors.test(path) && isCode(path) && !isTest(path)
}

export function isCode(path: string): boolean {
  return /\.(ts|tsx|mts|mjs|cjs|js)$/.test(path)
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}
