import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { longestQuestion } from '#crm/conversations/conversation.schema.ts'
import expected from '#tests/cases/U01.expected.json' with { type: 'json' }
import steps from '#tests/cases/U01.steps.json' with { type: 'json' }
import { showScreen } from '#tests/support/show-screen.tsx'
import { Composer } from './composer.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
})

async function show(more: { busy?: boolean; page?: { ref: string; label: string } | null } = {}) {
  const { busy = false, page = null } = more
  const asked: [string, string][] = []
  await showScreen({
    screen: () => (
      <Composer
        draftOf="page"
        page={page}
        busy={busy}
        placeholder="问"
        onAsk={(question, about) => asked.push([question, about])}
      />
    ),
  })
  return { asked, field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: '问助手' }) }
}

function type(field: HTMLTextAreaElement, text: string) {
  fireEvent.change(field, { target: { value: text } })
  field.setSelectionRange(text.length, text.length)
  fireEvent.select(field)
}

/** What the product's search answers. */
function answerSearch() {
  const nothing = { found: [], best: 4, more: false }
  const opportunities = { ...nothing, found: [{ id: 'o1', number: 'OPP-1', name: { zh: '回转窑改造', en: 'Kiln' } }] }
  const found = { opportunities, customers: nothing, contacts: nothing, people: nothing, rules: nothing }
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json(found)),
  )
}

test('case U01: the Enter of an input method sends nothing, and the one after it sends the word once', async () => {
  const { asked, field } = await show()
  for (const [at, step] of steps.events.entries()) {
    if (step.type === 'compositionstart') fireEvent.compositionStart(field)
    if (step.type === 'compositionupdate') {
      fireEvent.change(field, { target: { value: step.data } })
      fireEvent.compositionUpdate(field, { data: step.data })
    }
    if (step.type === 'compositionend') {
      fireEvent.change(field, { target: { value: step.data } })
      fireEvent.compositionEnd(field, { data: step.data })
      expect(field.value).toBe(expected.value_after_event_4)
    }
    if (step.type === 'keydown') fireEvent.keyDown(field, { ...step })
    if (at === 2) expect(asked).toEqual([])
  }
  expect(asked).toEqual([['回转窑', '']])
})

test('case U01: where only the key code tells of the input method, its Enter sends nothing', async () => {
  const { asked, field } = await show()
  type(field, '回转')
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 })
  expect(asked).toEqual([])
  expect(field.value).toBe('回转')
})

test('case U01: in the list of records its Enter takes its own candidate, and no record', async () => {
  answerSearch()
  const { asked, field } = await show()
  type(field, '看@回转')
  await screen.findByRole('option', { name: /回转窑改造/ })
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true, keyCode: 229 })
  expect([field.value, asked]).toEqual(['看@回转', []])
  fireEvent.keyDown(field, { key: 'Enter' })
  expect([field.value, asked]).toEqual(['看回转窑改造 ', []])
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(asked).toEqual([['看回转窑改造', 'opportunity:o1']])
})

test('Shift and Enter begins a line; nothing but space asks nothing; what is sent leaves the field and the draft', async () => {
  const { asked, field } = await show({ page: { ref: 'customer:c1', label: '晋岳' } })
  type(field, '  \n ')
  fireEvent.keyDown(field, { key: 'Enter' })
  type(field, '一行')
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true })
  expect(asked).toEqual([])
  expect(JSON.stringify({ ...localStorage })).toContain('一行')
  fireEvent.click(screen.getByRole('button', { name: '发送' }))
  expect(asked).toEqual([['一行', 'customer:c1']])
  expect(field.value).toBe('')
  expect(JSON.stringify({ ...localStorage })).not.toContain('一行')
})

test('what was typed and not sent is there when one comes back', async () => {
  const { field } = await show()
  type(field, '还没问完')
  cleanup()
  const again = await show()
  await waitFor(() => expect(again.field.value).toBe('还没问完'))
})

test('while an answer is made nothing is sent, and a text too long says how long it may be', async () => {
  const busy = await show({ busy: true })
  type(busy.field, '再问')
  fireEvent.keyDown(busy.field, { key: 'Enter' })
  expect([busy.asked, busy.field.value]).toEqual([[], '再问'])
  cleanup()
  localStorage.clear()
  const { asked, field } = await show()
  type(field, '长'.repeat(longestQuestion + 1))
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(asked).toEqual([])
  screen.getByText(new RegExp(`最多 ${longestQuestion} 个字`))
  type(field, '长'.repeat(longestQuestion))
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(asked).toHaveLength(1)
})
