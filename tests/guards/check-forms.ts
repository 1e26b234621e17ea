import { lineAt, visitModule } from './parse-module.ts'
import type { SourceFile, Violation } from './source-tree.ts'

const theGuarded = 'app/components/ui/guarded-form.tsx'

/** Forms that the Enter of an input method could send. A plain `<form>` may stand where nothing is typed: around a button. */
export function findBareForms(file: SourceFile): Violation[] {
  if (file.path === theGuarded) return []
  const found: Violation[] = []
  const report = (start: number, what: string) =>
    found.push({ place: `${file.path}:${lineAt(file.text, start)}`, reason: `“${what}”: use GuardedForm` })
  let plain: number | null = null
  let typed = false
  visitModule(file, {
    ImportDeclaration({ source, specifiers }) {
      if (source.value !== 'react-router') return
      for (const specifier of specifiers) {
        if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') continue
        if (specifier.imported.name === 'Form') report(specifier.start, 'Form')
      }
    },
    JSXOpeningElement({ name, start, attributes }) {
      if (name.type === 'JSXMemberExpression' && name.property.name === 'Form') report(start, '….Form')
      if (name.type !== 'JSXIdentifier') return
      if (name.name === 'form') plain ??= start
      const isHidden = attributes.some(
        (attribute) =>
          attribute.type === 'JSXAttribute' &&
          attribute.name.name === 'type' &&
          attribute.value?.type === 'Literal' &&
          attribute.value.value === 'hidden',
      )
      if (/^(input|textarea|select|Input|Textarea|Select|Combobox|PasswordInput)$/.test(name.name) && !isHidden)
        typed = true
    },
  })
  if (plain !== null && typed) report(plain, '<form>')
  return found
}
