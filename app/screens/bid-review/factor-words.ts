import { factorOf } from '#crm/bids/factors.ts'

/** A factor that holds, in the words of the trade, with the competitor where it is about one. */
export function factorWords({ factor, subject }: { factor: string; subject: string }, side: 'zh' | 'en'): string {
  return factorOf(factor)?.holds[side].replace('{{name}}', subject) ?? factor
}
