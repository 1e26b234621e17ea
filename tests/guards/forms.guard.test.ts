import { expect, test } from 'vitest'
import { findBareForms } from './check-forms.ts'
import { isCode, isTest, listViolations, readTree, requireWhole } from './source-tree.ts'

const isScreen = (path: string) => path.startsWith('app/') && isCode(path) && !isTest(path)
const files = readTree(isScreen)

test('every file of the app is looked at', () => {
  requireWhole(files, isScreen)
})

test('no form that the Enter of an input method could send', () => {
  expect(listViolations(files.flatMap(findBareForms))).toEqual([])
})

test.each([
  [`import { Form } from 'react-router'\nexport const A = () => <Form />`, '“Form”'],
  ['export const A = ({ verb }) => <verb.fetcher.Form method="post" />', '“….Form”'],
  ['export const A = ({ fetcher }) => <fetcher.Form />', '“….Form”'],
  ['export const A = () => <form><input name="a" /></form>', '“<form>”'],
  ['export const A = () => <form><Textarea name="a" /></form>', '“<form>”'],
])('planted: %s', (text, what) => {
  const [found] = findBareForms({ path: 'app/screens/planted.tsx', text })
  expect(found?.reason).toContain(what)
})

test('what may stand', () => {
  const text = `export const A = () => <><GuardedForm fetcher={a}><input /></GuardedForm><p /></>
    export const B = () => <form hidden><input type="hidden" name="a" value="b" /></form>`
  const [bare, hidden] = text.split('\n').map((one) => findBareForms({ path: 'app/screens/planted.tsx', text: one }))
  expect([bare, hidden]).toEqual([[], []])
})
