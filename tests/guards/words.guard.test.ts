import { describe, expect, test } from 'vitest'
import { findUneven, findUnused, isCatalogue, languages, readCatalogue } from './check-catalogues.ts'
import { findUntranslated } from './find-untranslated.ts'
import { isProductCode, isTest, listViolations, readTree, requireWhole } from './source-tree.ts'

const isScreen = (path: string) =>
  !isTest(path) && (/^app\/(components|screens|routes)\/.*\.tsx?$/.test(path) || /^app\/.*\.tsx$/.test(path))

const screens = readTree(isScreen)
const files = readTree(isCatalogue)
const catalogues = files.map(readCatalogue)
const product = readTree(isProductCode)

test('every screen and every catalogue is looked at', () => {
  requireWhole(screens, isScreen)
  requireWhole(files, isCatalogue)
  expect(new Set(catalogues.map(({ language }) => language))).toEqual(new Set(languages))
})

describe('no words outside the catalogues', () => {
  test('in the screens', () => {
    expect(listViolations(screens.flatMap(findUntranslated))).toEqual([])
  })

  test.each([
    ['<p>Save</p>', 'Save'],
    ['<p>\n  保存\n</p>', '保存'],
    ['<p>{"Save"}</p>', 'Save'],
    ['<p>{busy ? "Saving" : t("save")}</p>', 'Saving'],
    ['<p>{busy && "Saving"}</p>', 'Saving'],
    [`<p>{\`\${days} days\`}</p>`, 'days'],
    ['<p>{days + " days"}</p>', 'days'],
    ['<input placeholder="Search" />', 'Search'],
    [`<img alt={\`of \${name}\`} />`, 'of'],
    ['<button aria-label={open ? "Close" : "Open"} />', 'Close'],
    ['<Field label="Amount" />', 'Amount'],
    ['<Menu items={[{ label: "Sort by amount" }]} />', 'Sort by amount'],
    ['<Menu text={cn("保存")} />', '保存'],
    [`<Menu text={cn(\`\${a}保存\`)} />`, '保存'],
  ])('planted: %s', (jsx, word) => {
    const found = findUntranslated({ path: 'app/screens/planted.tsx', text: `export const A = () => ${jsx}\n` })
    expect(found[0]?.reason).toBe(`“${word}” is in no catalogue`)
    expect(found[0]?.place).toMatch(/^app\/screens\/planted\.tsx:\d$/)
  })

  test.each([
    '<p className="text-ink">{t("save")} · 12 %</p>',
    '<p>{t("save", { count: 3 })}</p>',
    '<p>{name}</p>',
    '<title>Gantry</title>',
    '<Field label={t("amount")} name="amount" type="text" />',
    '<Menu items={[{ label: "menu.sort" }]} />',
    '<p>{kind === "visit" ? visits : meetings}</p>',
  ])('may stand: %s', (jsx) => {
    expect(findUntranslated({ path: 'app/screens/planted.tsx', text: `export const A = () => ${jsx}\n` })).toEqual([])
  })
})

describe('both languages say the same', () => {
  test('in the catalogues', () => {
    expect(listViolations(findUneven(catalogues))).toEqual([])
  })

  const pair = (zh: object, en: object) => {
    const file = (language: string, texts: object) =>
      readCatalogue({ path: `app/i18n/messages/${language}/planted.json`, text: JSON.stringify(texts) })
    return listViolations(findUneven([file('zh-CN', zh), file('en', en)])).map((line) =>
      line.replace(/^.*messages\//, ''),
    )
  }

  test.each([
    ['a key too few', { a: { b: '甲', c: '乙' } }, { a: { b: 'A' } }, ['en/planted.json a.c: is missing']],
    ['a text that is empty', { a: '甲' }, { a: ' ' }, ['en/planted.json a: is empty']],
    [
      'a value that is not filled in',
      { a: '还有 {{days}} 天' },
      { a: '{{day}} days left' },
      [
        'zh-CN/planted.json a: {{days}} is not in the other language',
        'en/planted.json a: {{day}} is not in the other language',
      ],
    ],
    [
      'a tag that has no twin',
      { a: '<b>甲</b>' },
      { a: 'A' },
      [
        'zh-CN/planted.json a: <b> is not in the other language',
        'zh-CN/planted.json a: </b> is not in the other language',
      ],
    ],
    [
      'a plural without its forms',
      { a_other: '{{count}} 天' },
      { a_other: '{{count}} days' },
      ['en/planted.json a_one: is missing'],
    ],
  ])('planted: %s', (_, zh, en, reasons) => {
    expect(pair(zh, en)).toEqual(reasons)
  })

  test('a namespace in one language only', () => {
    const text = JSON.stringify({ a: '甲' })
    const alone = readCatalogue({ path: 'engine/messages/zh-CN.json', text })
    expect(listViolations(findUneven([alone]))).toEqual(['engine/messages/en.json a: is missing'])
  })

  test('plurals may differ in their forms', () => {
    expect(pair({ a_other: '{{count}} 天' }, { a_one: 'one day', a_other: '{{count}} days' })).toEqual([])
  })
})

describe('no text that nothing asks for', () => {
  test('in the catalogues', () => {
    expect(listViolations(findUnused(catalogues, product))).toEqual([])
  })

  test('planted', () => {
    const text = JSON.stringify({
      used: '甲',
      stage: { won: '乙', gone: '丙' },
      form: { required: '丁' },
      lost: '戊',
      days_other: '己',
    })
    const catalogue = readCatalogue({ path: 'app/i18n/messages/zh-CN/planted.json', text })
    const code = `a = t('used'); b = t(\`planted:stage.\${stage}\`); c = 'planted:form.required'; d = t('days', { count })`
    expect(listViolations(findUnused([catalogue], [{ path: 'app/a.ts', text: code }]))).toEqual([
      'app/i18n/messages/zh-CN/planted.json lost: nothing asks for it',
    ])
  })
})
