import { expect, test } from 'vitest'
import { fillTopic, placesIn, sayTopic } from './topic.ts'

const topic = '竞争对手 {competitors} 打法 {product}'

test('a topic takes what the opportunity has, and nothing where it has none', () => {
  expect(placesIn(topic)).toEqual(['competitors', 'product'])
  expect(fillTopic(topic, { competitors: '东岭重机 Hartwig', product: '' })).toBe('竞争对手 东岭重机 Hartwig 打法')
})

test('it is read by what the facts are called', () => {
  expect(sayTopic({ zh: topic, en: 'rivals {competitors}' })).toEqual({
    zh: '竞争对手 〔竞争对手〕 打法 〔产品〕',
    en: 'rivals [Competitors]',
  })
})
