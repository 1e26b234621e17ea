import type { ESTree } from 'vite'
import { lineAt, visitModule } from './parse-module.ts'
import type { SourceFile, Violation } from './source-tree.ts'

const spoken = new Set([
  'title',
  'placeholder',
  'alt',
  'label',
  'description',
  'summary',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'aria-placeholder',
])

/** Names that are the same in every language. */
const properNames = new Set(['Gantry'])

const hasWords = (text: string) => /\p{Letter}/u.test(text) && !properNames.has(text.trim())
const hasHan = (text: string) => /\p{Script=Han}/u.test(text)
const isKey = (text: string) => /^[a-z][\w-]*([.:][\w-]+)*$/.test(text)

/** Words that a screen would show and no catalogue holds: text in JSX, spoken attributes, and any Chinese in the code. */
export function findUntranslated(file: SourceFile): Violation[] {
  const found = new Map<number, string>()
  const report = (at: number, text: string) => found.set(at, text.trim().replace(/\s+/g, ' '))
  const judge = (node: ESTree.Expression | ESTree.JSXEmptyExpression) => {
    for (const { start, text } of writtenIn(node)) if (hasWords(text)) report(start, text)
  }
  visitModule(file, {
    JSXText({ start, value }) {
      if (hasWords(value)) report(start, value)
    },
    JSXExpressionContainer({ expression }) {
      // What an attribute holds is judged by the attribute's name, below.
      if (!attributeValues.has(expression)) judge(expression)
    },
    JSXAttribute({ name, value }) {
      if (value?.type === 'JSXExpressionContainer') attributeValues.add(value.expression)
      const called = name.type === 'JSXIdentifier' ? name.name : ''
      if (!spoken.has(called) || !value) return
      if (value.type === 'Literal') judge(value)
      if (value.type === 'JSXExpressionContainer') judge(value.expression)
    },
    Property({ key, value, computed }) {
      const called = computed
        ? ''
        : key.type === 'Identifier'
          ? key.name
          : key.type === 'Literal'
            ? String(key.value)
            : ''
      if (!spoken.has(called)) return
      for (const { start, text } of writtenIn(value as ESTree.Expression)) {
        if (hasWords(text) && !isKey(text)) report(start, text)
      }
    },
    Literal({ start, value }) {
      if (typeof value === 'string' && hasHan(value)) report(start, value)
    },
    TemplateElement({ start, value }) {
      if (hasHan(value.raw)) report(start, value.raw)
    },
  })
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([at, text]) => ({ place: `${file.path}:${lineAt(file.text, at)}`, reason: `“${text}” is in no catalogue` }))
}

const attributeValues = new WeakSet<object>()

/** The texts that an expression may show as they are written; what a call returns is another matter. */
function writtenIn(node: ESTree.Expression | ESTree.JSXEmptyExpression): { start: number; text: string }[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ start: node.start, text: node.value }] : []
    case 'TemplateLiteral':
      return node.quasis.map((quasi) => ({ start: quasi.start, text: quasi.value.raw }))
    case 'ConditionalExpression':
      return [...writtenIn(node.consequent), ...writtenIn(node.alternate)]
    case 'LogicalExpression':
      return [...writtenIn(node.left), ...writtenIn(node.right)]
    case 'BinaryExpression':
      return node.operator === '+'
        ? [node.left, node.right].flatMap((side) => writtenIn(side as ESTree.Expression))
        : []
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return writtenIn(node.expression)
    case 'ArrayExpression':
      return node.elements.flatMap((element) => (element ? writtenIn(element as ESTree.Expression) : []))
    default:
      return []
  }
}
