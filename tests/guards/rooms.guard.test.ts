import { describe, expect, test } from 'vitest'
import { findDrawers, findLeftOver, findLong, findMachinePaths, findStrangersAtRoot } from './check-rooms.ts'
import { isCode, isTest, listViolations, readTree, requireWhole, trackedPaths } from './source-tree.ts'

const isRoom = (path: string) => isCode(path) && !isTest(path)
const isText = (path: string) => !/\.(png|jpe?g|gif|ico|woff2?|pdf|docx|xlsx|gz)$/.test(path)

const rooms = readTree(isRoom)
// What git does not list is somebody's own, such as an editor's folder.
const listed = new Set(trackedPaths())
const texts = readTree(isText).filter(({ path }) => listed.size === 0 || listed.has(path))
const paths = texts.map(({ path }) => path)
const lines = (count: number) => 'x\n'.repeat(count)

test('every file is looked at', () => {
  requireWhole(rooms, isRoom)
  requireWhole(texts, isText)
})

describe('small rooms', () => {
  test('in the tree', () => {
    expect(listViolations([...findLong(rooms), ...findDrawers(rooms.map(({ path }) => path))])).toEqual([])
  })

  test('planted: a file of 301 lines, and one of 300', () => {
    const files = [300, 301].map((count) => ({ path: `crm/${count}.ts`, text: lines(count) }))
    expect(listViolations(findLong(files))).toEqual(['crm/301.ts: 301 lines, of at most 300'])
  })

  test('planted: drawers', () => {
    const drawers = [
      'app/utils/format.ts',
      'crm/org/helpers.ts',
      'lib/misc.ts',
      'app/date-utils.ts',
      'app/util.server.ts',
    ]
    expect(findDrawers(drawers).map(({ place }) => place)).toEqual(drawers)
    expect(findDrawers(['crm/org/bilingual.ts', 'app/utilisation.ts'])).toEqual([])
    const thirteen = Array.from({ length: 13 }, (_, index) => `lib/${index}.ts`)
    expect(listViolations(findDrawers(thirteen))).toEqual(['lib/: 13 files, of at most 12'])
    expect(findDrawers(thirteen.slice(1))).toEqual([])
  })
})

describe('nothing left over', () => {
  test('in the tree', () => {
    const code = readTree(isCode)
    requireWhole(code, isCode)
    expect(listViolations(findLeftOver(code))).toEqual([])
  })

  test('planted', () => {
    const marks = ['TO', 'FIX', '@ts-ig', 'biome-ig'].map((half) => `${half}${half.endsWith('ig') ? 'nore' : ''}`)
    const text = `a // ${marks[0]}DO later\nb // ${marks[1]}ME\nc // ${marks[2]}\nd // ${marks[3]}\ne // to do`
    expect(findLeftOver([{ path: 'crm/a.ts', text }]).map(({ place }) => place)).toEqual([
      'crm/a.ts:1',
      'crm/a.ts:2',
      'crm/a.ts:3',
      'crm/a.ts:4',
    ])
  })
})

describe('no paths of a machine', () => {
  test('in the tree', () => {
    expect(listViolations(findMachinePaths(texts))).toEqual([])
  })

  test.each(['see ../sha', "'/wo", 'cd /ro', '/tmp/br', '/ho'])('planted: %s…', (half) => {
    const rest: Record<string, string> = { sha: 'red/design', wo: 'rk/main', ro: 'ot/x', br: 'ief/x', ho: 'me/ada/x' }
    const text = half + rest[half.replace(/^.*\//, '')]
    expect(findMachinePaths([{ path: 'README.md', text }])).toHaveLength(1)
  })

  test('may stand: an address, a URL of our own', () => {
    const text = 'https://example.com/work/a app/work/list.tsx ./root/a /assets/root.js'
    expect(findMachinePaths([{ path: 'README.md', text }])).toEqual([])
  })
})

describe('the root', () => {
  test('in the tree', () => {
    expect(listViolations(findStrangersAtRoot(paths))).toEqual([])
  })

  test('planted', () => {
    expect(listViolations(findStrangersAtRoot(['scripts/a.ts', 'notes.md', 'app/a.ts']))).toEqual([
      'scripts: may not stand at the root',
      'notes.md: may not stand at the root',
    ])
  })
})
