import type { SourceFile } from './source-tree.ts'

/** A model of the Prisma schema, in the words of the database. */
export interface Model {
  table: string
  /** the first word of its comment: owned, shared or system */
  stated: string | undefined
  columns: { name: string; type: string; nullable: boolean; generated: boolean }[]
  uniques: { primary: boolean; columns: string[] }[]
}

const typeOf: Record<string, string> = { Boolean: 'boolean', Int: 'integer', BigInt: 'bigint' }
const nativeTypeOf: Record<string, string> = { Uuid: 'uuid', Text: 'text', Date: 'date', JsonB: 'jsonb' }

/** Reads the models of prisma/schema: as much of the language as the schema uses. */
export function parseSchema(files: readonly SourceFile[]): Model[] {
  return files.flatMap(({ text }) =>
    [...text.matchAll(/((?:^\/\/\/.*\n)*)^model \w+ \{\n([\s\S]*?)^\}/gm)].map(([, comment = '', body = '']) =>
      parseModel(comment, body),
    ),
  )
}

function parseModel(comment: string, body: string): Model {
  const lines = body.split('\n').map((line) => line.trim())
  const fields = lines.flatMap((line) => parseField(line) ?? [])
  const columnOf = (field: string) => fields.find((one) => one.field === field)?.name ?? field
  const lists = lines.flatMap((line) => {
    const found = /^@@(id|unique)\(\[([^\]]+)\]/.exec(line)
    if (!found) return []
    return [{ primary: found[1] === 'id', columns: (found[2] ?? '').split(',').map((field) => columnOf(field.trim())) }]
  })
  const alone = fields.flatMap((field) => (field.unique ? [{ primary: field.primary, columns: [field.name] }] : []))
  return {
    table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '',
    stated: /^\/\/\/ (\w+):/.exec(comment)?.[1],
    columns: fields.map(({ name, type, nullable, generated }) => ({ name, type, nullable, generated })),
    uniques: [...alone, ...lists],
  }
}

function parseField(line: string) {
  const found = /^(\w+)\s+(Unsupported\("[^"]+"\)|\w+)(\[\])?(\?)?(\s.*)?$/.exec(line)
  if (!found) return
  const [, field = '', base = '', list = '', optional, attributes = ''] = found
  const native = /@db\.(\w+)(?:\(([^)]*)\))?/.exec(attributes)
  const plain = base.startsWith('Unsupported') ? base.slice(13, -2) : typeOf[base]
  const type = native ? nativeType(native[1] ?? '', native[2]) : plain
  if (!type) return
  return {
    field,
    name: /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? field,
    type: type + list,
    nullable: optional !== undefined,
    generated: attributes.includes('dbgenerated('),
    primary: /@id\b/.test(attributes),
    unique: /@(id|unique)\b/.test(attributes),
  }
}

function nativeType(name: string, size: string | undefined): string {
  if (name === 'Timestamptz') return `timestamp(${size}) with time zone`
  if (name === 'Decimal') return `numeric(${size?.replace(/\s/g, '')})`
  return nativeTypeOf[name] ?? `unknown type ${name}`
}
