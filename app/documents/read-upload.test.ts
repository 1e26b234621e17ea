import { afterEach, expect, test } from 'vitest'
import { useFileStore } from '#tests/support/use-file-store.ts'
import { readUpload } from './read-upload.server.ts'

const files = useFileStore()
const key = 'articles/one'
afterEach(() => files.store().remove(key))

const upload = (name: string, body: BodyInit) =>
  readUpload({
    request: new Request('http://gantry.test', { method: 'POST', body, duplex: 'half' } as RequestInit),
    store: files.store(),
    fileId: 'one',
    key,
    name,
  })

test('Markdown becomes the article’s own text, as it was written', async () => {
  expect(await upload('密封选型.MD', '# 密封\r\n\r\n- 氟橡胶\r\n')).toEqual({ body: '# 密封\n\n- 氟橡胶\n' })
})

test('of another file the bytes are kept and the text is read', async () => {
  const content = await upload('说明.txt', '第一条 适用范围\n\n第二条 定义')
  expect(content).toMatchObject({ file: { fileId: 'one', fileName: '说明.txt', format: 'txt', problem: null } })
  expect('file' in content && content.file.text).toContain('第二条 定义')
  expect(Buffer.from(await files.store().read(key)).toString()).toMatch(/^第一条/)
})

test('a file of which nothing can be read is one all the same, and says why', async () => {
  const content = await upload('坏.pdf', '%PDF-1.7\nnothing of a PDF follows')
  expect(content).toMatchObject({ file: { format: 'pdf', text: '', problem: 'corrupt' } })
})

test.each([
  ['a picture', '图.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff])],
  ['text with a null', '零.md', 'a\0b'],
  ['a program', '装.exe', 'MZ'],
])('%s is no article', async (_, name, body) => {
  await expect(upload(name, body)).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

test('Markdown without a word is empty', async () => {
  await expect(upload('空.md', ' \n ')).rejects.toMatchObject({ reason: 'empty' })
})
