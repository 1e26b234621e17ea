import { parseSync, Visitor } from 'vite'
import type { SourceFile } from './source-tree.ts'

type VisitorObject = ConstructorParameters<typeof Visitor>[0]

/** One import, or a re-export from elsewhere: where it leads and what it takes. */
export interface ModuleImport {
  from: string
  /** gone when types are stripped */
  isType: boolean
  /** imported names that are values; `*` for all of a module, `default` for its default */
  names: string[]
  line: number
}

export function parseModule(file: SourceFile) {
  const parsed = parseSync(file.path, file.text)
  const fault = parsed.errors[0]
  if (fault) throw new Error(`${file.path}: ${fault.message}`)
  return parsed
}

/** Walks the syntax tree of a file. */
export function visitModule(file: SourceFile, visitor: VisitorObject): void {
  new Visitor(visitor).visit(parseModule(file).program)
}

/** The line, from 1, of a position in a text. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}

/** All imports of a file: static, re-exported and dynamic ones whose path is written out. */
export function importsOf(file: SourceFile): ModuleImport[] {
  const { module, program } = parseModule(file)
  const found: ModuleImport[] = []
  const add = (from: string, position: number, isType: boolean, names: string[]) =>
    found.push({ from, isType, names, line: lineAt(file.text, position) })
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      const values = statement.specifiers.filter(
        (specifier) => !(specifier.type === 'ImportSpecifier' && specifier.importKind === 'type'),
      )
      const isType = statement.importKind === 'type' || (statement.specifiers.length > 0 && values.length === 0)
      add(statement.source.value, statement.start, isType, isType ? [] : values.map(importedName))
    } else if (statement.type === 'ExportAllDeclaration') {
      const isType = statement.exportKind === 'type'
      add(statement.source.value, statement.start, isType, isType ? [] : ['*'])
    } else if (statement.type === 'ExportNamedDeclaration' && statement.source) {
      const values = statement.specifiers.filter((specifier) => specifier.exportKind !== 'type')
      const isType = statement.exportKind === 'type' || values.length === 0
      add(statement.source.value, statement.start, isType, isType ? [] : values.map((value) => nameOf(value.local)))
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = file.text.slice(moduleRequest.start, moduleRequest.end)
    if (/^(['"`])[^'"`$]*\1$/.test(written)) add(written.slice(1, -1), moduleRequest.start, false, ['*'])
  }
  return found
}

type Specifier = { type: string; imported?: NameNode }
type NameNode = { type: string; name?: string; value?: string }

function importedName(specifier: Specifier): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*'
  return specifier.imported ? nameOf(specifier.imported) : 'default'
}

function nameOf(node: NameNode): string {
  return node.name ?? node.value ?? ''
}
