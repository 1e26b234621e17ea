import type { RouteConfigEntry } from '@react-router/dev/routes'
import { importsOf, lineAt, parseModule } from './parse-module.ts'
import type { SourceFile, Violation } from './source-tree.ts'

/** The ways in, and the modules that make them. */
const doors: Record<string, string> = {
  door: '#app/http/door.server.ts',
  publicDoor: '#app/http/public-door.server.ts',
  tokenDoor: '#app/http/token-door.server.ts',
}
const handlers = ['loader', 'action']

/** A loader or an action as a route module exports it: the door that made it, or undefined for none. */
export interface Handler {
  place: string
  name: string
  door: string | undefined
}

/** Every loader and action that a route module lets React Router call, whatever the form of its export. */
export function handlersOf(file: SourceFile): Handler[] {
  const taken = importsOf(file)
  const own = new Set(
    Object.keys(doors).filter((name) => taken.some((one) => one.names.includes(name) && leadsTo(one.from, name))),
  )
  return parseModule(file).program.body.flatMap((statement): Handler[] => {
    const place = `${file.path}:${lineAt(file.text, statement.start)}`
    if (statement.type === 'ExportAllDeclaration') return [{ place, name: 'export *', door: undefined }]
    if (statement.type !== 'ExportNamedDeclaration' || statement.exportKind === 'type') return []
    const named = statement.specifiers.flatMap(({ exported }) => {
      const name = exported.type === 'Literal' ? exported.value : exported.name
      return handlers.includes(name) ? [{ place, name, door: undefined }] : []
    })
    const { declaration } = statement
    if (declaration?.type === 'FunctionDeclaration' && handlers.includes(declaration.id?.name ?? '')) {
      return [{ place, name: declaration.id?.name ?? '', door: undefined }]
    }
    if (declaration?.type !== 'VariableDeclaration') return named
    return declaration.declarations.flatMap(({ id, init }) => {
      // A pattern could hide a name: export const { loader } = …
      if (id.type !== 'Identifier') return [{ place, name: 'a pattern', door: undefined }]
      if (!handlers.includes(id.name)) return []
      const made = init?.type === 'CallExpression' && init.callee.type === 'Identifier' ? init.callee.name : ''
      return [{ place, name: id.name, door: own.has(made) ? made : undefined }]
    })
  })
}

function leadsTo(from: string, door: string): boolean {
  return from === doors[door] || from === doors[door]?.replace('#app/', './')
}

/** No loader and no action that a door did not make. */
export function findWithoutDoor(files: readonly SourceFile[]): Violation[] {
  return files
    .flatMap(handlersOf)
    .filter(({ door }) => door === undefined)
    .map(({ place, name }) => ({ place, reason: `${name} was not made by door(…), publicDoor(…) or tokenDoor(…)` }))
}

/** A public door is open to everybody, so each is named in the guard. */
export function findUnlistedPublic(files: readonly SourceFile[], listed: readonly string[]): Violation[] {
  const open = new Set(
    files.filter((file) => handlersOf(file).some(({ door }) => door === 'publicDoor')).map(({ path }) => path),
  )
  return [
    ...[...open].filter((path) => !listed.includes(path)).map((place) => ({ place, reason: 'is open to everybody' })),
    ...listed.filter((path) => !open.has(path)).map((place) => ({ place, reason: 'is listed as open, and is not' })),
  ]
}

/** The files of a route table, as paths from the root. */
export function routeFiles(table: readonly RouteConfigEntry[]): string[] {
  return table.flatMap(({ file, children }) => [`app/${file}`, ...routeFiles(children ?? [])])
}

/** Every route has its module, and every module its route. */
export function findLostRoutes(inTable: readonly string[], onDisk: readonly string[]): Violation[] {
  return [
    ...inTable
      .filter((path) => !onDisk.includes(path))
      .map((place) => ({ place, reason: 'is in app/routes.ts, but is no file' })),
    ...onDisk.filter((path) => !inTable.includes(path)).map((place) => ({ place, reason: 'is in no route' })),
  ]
}
