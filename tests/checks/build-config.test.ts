import type { Plugin } from 'vite'
import { expect, test } from 'vitest'
import config from '../../vite.config.ts'

test('the build is made by React Router and Tailwind', async () => {
  const plugins = (await Promise.all((config.plugins ?? []).flat(4))).flat(4) as Plugin[]
  const names = plugins.map(({ name }) => name).join()
  expect(names).toContain('react-router')
  expect(names).toContain('tailwindcss')
})
