import { lineAt, visitModule } from './parse-module.ts'
import type { SourceFile, Violation } from './source-tree.ts'

const hues =
  'slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose|white|black'
const painted =
  'bg|text|border(?:-[xytrbl])?|ring|ring-offset|fill|stroke|from|via|to|outline|decoration|accent|caret|divide|shadow'
const refused: [RegExp, string][] = [
  [
    new RegExp(`(?<![\\w-])(?:${painted})-(?:${hues})(?:-\\d{2,3})?(?![\\w-])`),
    'a colour of the palette; name a token',
  ],
  [new RegExp(`(?<![\\w-])(?:${painted})-\\[(?:#|rgb|hsl|oklch|color)`), 'a colour of its own; name a token'],
  [/(?<![\w-])dark:/, 'both themes come from the tokens'],
]

/** Colours that are no tokens, a second set of classes for the dark, and style attributes, which the content policy drops. */
export function findOwnLooks(file: SourceFile): Violation[] {
  const found: Violation[] = []
  const report = (start: number, reason: string) =>
    found.push({ place: `${file.path}:${lineAt(file.text, start)}`, reason })
  const judge = (start: number, text: string) => {
    for (const [pattern, reason] of refused) {
      const match = pattern.exec(text)
      if (match) report(start, `“${match[0]}”: ${reason}`)
    }
  }
  visitModule(file, {
    JSXAttribute({ name, start }) {
      if (name.type === 'JSXIdentifier' && name.name === 'style')
        report(start, '“style=”: dropped by the content policy')
    },
    Literal({ start, value }) {
      if (typeof value === 'string') judge(start, value)
    },
    TemplateElement({ start, value }) {
      judge(start, value.raw)
    },
  })
  return found
}
