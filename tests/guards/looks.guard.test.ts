import { expect, test } from 'vitest'
import { findOwnLooks } from './check-looks.ts'
import { isCode, isTest, listViolations, readTree, requireWhole } from './source-tree.ts'

const isLook = (path: string) => path.startsWith('app/') && isCode(path) && !isTest(path)
const files = readTree(isLook)

test('every file of the app is looked at', () => {
  requireWhole(files, isLook)
})

test('no palette class, no dark variant, no style attribute', () => {
  expect(listViolations(files.flatMap(findOwnLooks))).toEqual([])
})

test.each([
  ['<p className="bg-blue-500" />', 'bg-blue-500'],
  ['<p className={cn("p-2", open && "hover:text-white")} />', 'text-white'],
  ['<p className="md:border-l-gray-200/50" />', 'border-l-gray-200'],
  [`<p className={\`\${a} ring-black\`} />`, 'ring-black'],
  ['<p className="bg-[#fff]" />', 'bg-[#'],
  ['<p className="dark:bg-raised" />', 'dark:'],
  ['<p style={{ width: 3 }} />', 'style='],
  ['<p style="color:red" />', 'style='],
])('planted: %s', (jsx, what) => {
  const [found] = findOwnLooks({ path: 'app/screens/planted.tsx', text: `export const A = () => ${jsx}` })
  expect(found?.reason).toContain(`“${what}”`)
})

test('what may stand', () => {
  const text = `export const A = () => <p className="bg-raised text-ink-2 border-line to-surface text-13 whitespace-nowrap shadow-float" />`
  expect(findOwnLooks({ path: 'app/screens/planted.tsx', text })).toEqual([])
})
