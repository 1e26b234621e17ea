import type { SourceFile, Violation } from './source-tree.ts'

const most = { lines: 300, inLib: 12 }

/** Files that have become several things. */
export function findLong(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1
    return lines > most.lines ? [{ place: path, reason: `${lines} lines, of at most ${most.lines}` }] : []
  })
}

/** Drawers: names that say nothing of what is in them, and a lib/ that takes in everything. */
export function findDrawers(paths: readonly string[]): Violation[] {
  const named = paths
    .filter((path) => /(^|[/_.-])(utils?|helpers?|misc|common|stuff)([/.-]|$)/i.test(path))
    .map((place) => ({ place, reason: 'a name that says nothing of what is in it' }))
  const lib = paths.filter((path) => path.startsWith('lib/'))
  return lib.length > most.inLib
    ? [...named, { place: 'lib/', reason: `${lib.length} files, of at most ${most.inLib}` }]
    : named
}

// Put together, so that this file does not hold what it looks for.
const left = [
  [
    ['TO', 'DO'],
    ['FIX', 'ME'],
    ['XX', 'X'],
    ['HA', 'CK'],
  ].map((halves) => `\\b${halves.join('')}\\b`),
  [
    ['@ts-', 'ignore'],
    ['@ts-', 'nocheck'],
    ['@ts-', 'expect-error'],
    ['biome', '-ignore'],
    ['not yet ', 'implemented'],
  ].map((halves) => halves.join('')),
].flat()
const leftOver = new RegExp(left.join('|'))

/** Work that somebody meant to come back to, and checks that were switched off. */
export function findLeftOver(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const found = leftOver.exec(line)
      return found ? [{ place: `${path}:${index + 1}`, reason: `“${found[0]}” is left in the code` }] : []
    }),
  )
}

const elsewhere = new RegExp(
  [
    ['\\.\\./', 'shared\\b'],
    ['(?<![\\w.-])/', 'work/'],
    ['(?<![\\w.-])/', 'root/'],
    ['/tmp/', 'brief'],
    ['(?<![\\w.-])/home/', '\\w+/'],
  ]
    .map((halves) => halves.join(''))
    .join('|'),
)

/** Paths of the machine on which something was written: nothing is there on the next one. */
export function findMachinePaths(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const found = elsewhere.exec(line)
      return found ? [{ place: `${path}:${index + 1}`, reason: `“${found[0]}” is a place on somebody's machine` }] : []
    }),
  )
}

const atRoot = new Set(
  `.ci .github ai app crm docs engine ingest knowledge lib prisma public rules tests
  .dependency-cruiser.cjs .env.example .gitignore .npmrc biome.json CHANGELOG.md components.json CONTRIBUTING.md knip.json
  lefthook.yml LICENSE package-lock.json package.json prisma.config.ts react-router.config.ts README.md README.zh-CN.md
  tsconfig.json vite.config.ts vitest.config.ts`.split(/\s+/),
)

/** What stands at the root beside the floors of the house and the files that tools want there. */
export function findStrangersAtRoot(paths: readonly string[]): Violation[] {
  const names = new Set(paths.map((path) => path.split('/')[0] ?? path))
  return [...names].filter((name) => !atRoot.has(name)).map((place) => ({ place, reason: 'may not stand at the root' }))
}
