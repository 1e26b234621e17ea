import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { GateView } from '#crm/opportunities/get-gate.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ExceptionLine } from './exception-line.tsx'

const said = (zh: string) => ({ zh, en: zh })
const gate: GateView = {
  to: { id: 'solution', name: said('方案') },
  version: 1,
  rules: [],
  exception: null,
  helpers: [],
  items: [],
  met: 0,
  missing: 0,
  required: 0,
}

afterEach(cleanup)

test.each([
  ['running', '已申请例外升迁到“方案”，正在审批。'],
  ['returned', '升迁到“方案”的例外申请被退回，可以修改后再提交。'],
  ['approved', '升迁到“方案”的例外已批准，现在可以升迁。'],
] as const)('an exception that is %s says so and leads to the request', async (state, words) => {
  const exception = { requestId: 'r1', state }
  await showScreen({ screen: () => <ExceptionLine gate={{ ...gate, exception }} passed={null} /> })
  expect(screen.getByRole('paragraph').textContent).toBe(`${words} 看审批`)
  expect(screen.getByRole('link').getAttribute('href')).toBe('/approvals/r1')
})

test('one by which it came to its stage names the rules; without any there is no line', async () => {
  const passed = { requestId: 'r2', rules: [{ id: 'SG-01', name: said('先见面') }] }
  await showScreen({ screen: () => <ExceptionLine gate={null} passed={passed} /> })
  expect(screen.getByRole('paragraph').textContent).toBe('凭例外升到本阶段，免了：SG-01 先见面。 看审批')
  cleanup()
  await showScreen({ screen: () => <ExceptionLine gate={gate} passed={null} /> })
  expect(screen.queryByRole('link')).toBeNull()
})
