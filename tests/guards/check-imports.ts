import path from 'node:path'
import { importsOf, lineAt, type ModuleImport, visitModule } from './parse-module.ts'
import type { SourceFile, Violation } from './source-tree.ts'

const isServerFile = (file: string) => /\.server\.tsx?$/.test(file)

/** Where code runs on the server only, whatever its file is called, or where the bundler cuts the server's half away. */
const runsOnServer = (file: string) =>
  isServerFile(file) || /^app\/(server|cli|jobs|routes)\//.test(file) || /^app\/(root|entry\.server)\.tsx$/.test(file)

/** The path from the root that an import leads to; undefined for a package. */
export function targetOf(file: string, { from }: ModuleImport): string | undefined {
  if (from.startsWith('#')) return from.slice(1)
  return from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from) : undefined
}

const packageOf = (from: string) => /^(@[^/]+\/)?[^/]+/.exec(from.replace(/^node:/, ''))?.[0] ?? from

function eachImport(files: readonly SourceFile[], judge: (file: string, taken: ModuleImport) => string | false) {
  return files.flatMap((file) =>
    importsOf(file).flatMap((taken): Violation[] => {
      const reason = judge(file.path, taken)
      return reason ? [{ place: `${file.path}:${taken.line}`, reason }] : []
    }),
  )
}

/** A browser module that takes a value from a .server file pulls the server into the bundle; a type is gone by then. */
export function findServerInBrowser(files: readonly SourceFile[]): Violation[] {
  return eachImport(files, (file, taken) => {
    const target = targetOf(file, taken)
    const leaks = !taken.isType && target !== undefined && isServerFile(target) && !runsOnServer(file)
    return leaks && `takes a value from ${target}, but is itself no .server file`
  })
}

const touching = new Set([
  'fs',
  'net',
  'tls',
  'child_process',
  'worker_threads',
  'pg',
  '@prisma/client',
  '@prisma/adapter-pg',
])
touching.add('@electric-sql/pglite')

/** What touches the database, the file system or a secret says so in its name. */
export function findUnnamedServerCode(files: readonly SourceFile[]): Violation[] {
  const hidden = files.filter((file) => !runsOnServer(file.path))
  const imports = eachImport(hidden, (_, taken) => {
    return (
      !taken.isType && touching.has(packageOf(taken.from)) && `imports ${taken.from}, so its name ends in .server.ts`
    )
  })
  return [...imports, ...hidden.flatMap(findEnvironment)]
}

function findEnvironment(file: SourceFile): Violation[] {
  const found: Violation[] = []
  visitModule(file, {
    MemberExpression({ object, property, start }) {
      if (object.type !== 'Identifier' || object.name !== 'process') return
      if (property.type !== 'Identifier' || property.name !== 'env') return
      found.push({
        place: `${file.path}:${lineAt(file.text, start)}`,
        reason: 'reads process.env, so its name ends in .server.ts',
      })
    },
  })
  return found
}

const drivers = new Set(['pg', '@prisma/client', '@prisma/adapter-pg', '@electric-sql/pglite'])

/**
 * Outside prisma/ there is no way to the database but withActor and withRole: no driver, no client, no generated code. The
 * verbs write SQL with `Prisma.sql`; only what starts and stops the process connects.
 */
export function findOpenDatabase(files: readonly SourceFile[]): Violation[] {
  const outside = files.filter((file) => !file.path.startsWith('prisma/'))
  return eachImport(outside, (file, taken) => {
    if (taken.isType) return false
    if (drivers.has(packageOf(taken.from))) return `imports ${taken.from}, which is for prisma/`
    if (targetOf(file, taken) !== 'prisma/client.server.ts') return false
    const allowed = /^app\/(server|cli|jobs)\//.test(file)
      ? ['connectDatabase', 'disconnectDatabase']
      : /^(crm|knowledge)\//.test(file)
        ? ['Prisma']
        : []
    const taking = taken.names.filter((name) => !allowed.includes(name))
    return taking.length > 0 && `takes ${taking.join(', ')} from the database client`
  })
}

/** A relative path stays in its folder; everything else goes by the name of its floor. */
export function findClimbing(files: readonly SourceFile[]): Violation[] {
  return eachImport(files, (_, taken) => taken.from.startsWith('../') && `climbs to ${taken.from}; write it with #`)
}

/** Rings of value imports: which of two modules is ready first is then a matter of luck. */
export function findRings(files: readonly SourceFile[]): Violation[] {
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap((taken) => (taken.isType ? [] : (targetOf(file.path, taken) ?? []))),
    ]),
  )
  const done = new Set<string>()
  const rings: Violation[] = []
  const walk = (file: string, way: string[]) => {
    const at = way.indexOf(file)
    if (at >= 0) rings.push({ place: file, reason: `imports itself: ${[...way.slice(at), file].join(' → ')}` })
    if (at >= 0 || done.has(file)) return
    for (const next of edges.get(file) ?? []) walk(next, [...way, file])
    done.add(file)
  }
  for (const file of edges.keys()) walk(file, [])
  return rings
}
