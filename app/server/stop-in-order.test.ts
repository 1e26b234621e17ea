import { expect, test } from 'vitest'
import { stopInOrder } from './stop-in-order.ts'

test('the last that was begun ends first, each once the one before has ended', async () => {
  const ended: string[] = []
  const step = (name: string) => async () => {
    await new Promise(setImmediate)
    ended.push(name)
  }
  await stopInOrder([step('database'), step('web'), step('news')])
  expect(ended).toEqual(['news', 'web', 'database'])
})

test('what fails to end keeps nothing else from it, and is told once all have', async () => {
  const ended: string[] = []
  const fails = (why: string) => async () => {
    throw new Error(why)
  }
  const database = async () => void ended.push('database')
  await expect(stopInOrder([database, fails('no queue')])).rejects.toThrow('no queue')
  expect(ended).toEqual(['database'])
  const several = stopInOrder([database, fails('no queue'), fails('no web')])
  await expect(several).rejects.toMatchObject({ errors: [{ message: 'no web' }, { message: 'no queue' }] })
  expect(ended).toEqual(['database', 'database'])
})
