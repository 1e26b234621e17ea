import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { showScreen } from '#tests/support/show-screen.tsx'
import { UploadButton } from './upload-button.tsx'

/** A request that waits for the test to say how it goes on. */
class FakeRequest {
  static last: FakeRequest
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  status = 0
  response: unknown = null
  to = ''
  body: unknown
  constructor() {
    FakeRequest.last = this
  }
  open(_method: string, to: string) {
    this.to = to
  }
  setRequestHeader() {}
  send(body: unknown) {
    this.body = body
  }
  abort() {
    this.onabort?.()
  }
  answer(status: number, response: unknown) {
    Object.assign(this, { status, response })
    this.onload?.()
  }
}

beforeEach(() => void vi.stubGlobal('XMLHttpRequest', FakeRequest))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

async function choose(name = '合同.docx') {
  await showScreen({
    screen: () => <UploadButton opportunityId="press" contractId="c1" label="上传合同" />,
    answers: {},
    elsewhere: 'documents/v1',
  })
  const file = new File(['PK'], name)
  await act(async () => void fireEvent.change(screen.getByLabelText('上传合同'), { target: { files: [file] } }))
  return { request: FakeRequest.last, file }
}

test('says how far it is, can be stopped, and then stands as before', async () => {
  const { request, file } = await choose()
  expect(request.body).toBe(file)
  const asked = new URL(request.to, 'http://x').searchParams
  expect([asked.get('name'), asked.get('contractId')]).toEqual(['合同.docx', 'c1'])
  act(() => request.upload.onprogress?.({ loaded: 2, total: 5 }))
  expect(screen.getByText('正在上传 40%')).toBeTruthy()
  await act(async () => void fireEvent.click(screen.getByText('停止上传')))
  expect(await screen.findByRole('button', { name: '上传合同' })).toBeTruthy()
  expect(screen.queryByText('停止上传')).toBeNull()
  expect(screen.queryByRole('alert')?.textContent ?? '').toBe('')
})

test('says where a file is that was here already, and opens it', async () => {
  const { request } = await choose()
  await act(async () => request.answer(200, { documentId: 'd1', versionId: 'v1', known: true, attached: true }))
  expect(await screen.findByText(/现在归到了这份合同下/)).toBeTruthy()
})

test('says what was wrong with a file, and which can be chosen again', async () => {
  const { request } = await choose('照片.docx')
  const refused = { code: 'BAD_INPUT', message: 'x', details: { reason: 'encrypted' } }
  await act(async () => request.answer(400, refused))
  expect(await screen.findByText(/密码|加密/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '上传合同' })).toBeTruthy()
})
