import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { ModelView } from '#crm/models/list-models.server.ts'
import { usualLimits } from '#crm/models/model-roles.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ModelsScreen } from './models-screen.tsx'

afterEach(cleanup)

const model = (role: ModelView['role']): ModelView => ({
  role,
  isInUse: true,
  isOff: false,
  baseUrl: 'https://models.example.com/v1',
  baseUrlFrom: 'environment',
  model: 'qwen3',
  modelFrom: 'environment',
  keyFrom: 'none',
  isKeyLost: false,
  limits: { ...usualLimits, capTokens: 200_000, priceIn: 250 },
  set: null,
})

test('vectors have no answer: their role shows and takes a price of what goes in and caps, and no length and no price of one', async () => {
  const models = [model('chat'), model('embedding')]
  await showScreen({ screen: () => <ModelsScreen models={models} usage={[]} span="today" /> })
  const roles = [/^设置模型：智能助手$/, /^设置模型：检索向量/] as const
  const asked = []
  for (const name of roles) {
    const button = screen.getByRole('button', { name })
    const section = button.closest('section')
    fireEvent.click(button)
    const dialog = within(screen.getByRole('dialog'))
    const fields = [/输入价格/, /每人每天的 token/, /每人每天的金额/, /输出价格/, /token 上限/].map(
      (label) => dialog.queryAllByLabelText(label).length,
    )
    asked.push([section?.textContent?.match(/输入|输出|200,000 token|2,000 token/g), fields])
    fireEvent.click(dialog.getByRole('button', { name: '取消' }))
  }
  expect(asked).toEqual([
    [
      ['2,000 token', '输入', '输出', '200,000 token'],
      [1, 1, 1, 1, 1],
    ],
    [
      ['输入', '200,000 token'],
      [1, 1, 1, 0, 0],
    ],
  ])
})

test('of a key that cannot be opened any more it is said what to do, and not that it is kept', async () => {
  const models = [model('chat'), model('extraction')].map(
    (one, at): ModelView => ({ ...one, keyFrom: 'page', isKeyLost: at === 0 }),
  )
  await showScreen({ screen: () => <ModelsScreen models={models} usage={[]} span="today" /> })
  expect(screen.getAllByText(/GANTRY_SECRET/)).toHaveLength(1)
  expect(screen.getAllByText('已保存，不再显示')).toHaveLength(1)
})
