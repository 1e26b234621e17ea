import { readFile } from 'node:fs/promises'
import { ungrounded } from '#ai/copilot/ungrounded.ts'
import { answerQuestion, contextOf } from '#app/cli/ask.ts'
import { onDemoDatabase } from '#app/cli/on-demo-database.ts'
import { z } from '#lib/zod.ts'
import { type Call, faultsOf } from './router/compare-call.ts'

const CallSchema = z.object({ tool: z.string(), arguments: z.record(z.string(), z.unknown()).default({}) })
const QuestionSchema = z.object({
  id: z.coerce.string(),
  language: z.enum(['zh', 'en']),
  as: z.string(),
  question: z.string(),
  page: z.object({ kind: z.enum(['opportunity', 'customer', 'contract', 'bid']), id: z.string() }).nullish(),
  expect: z.union([
    z.object({ refuse: z.literal(true), why: z.string().optional() }),
    CallSchema.extend({ accept: z.array(CallSchema).optional() }),
  ]),
})
type Question = z.output<typeof QuestionSchema>

const limits = { right: 0.85, refused: 0.9 }

/**
 * `npm run eval -- router`: the embedded copilot on questions that were not used in building it, over the demonstration group. Prints
 * question by question whether tool and arguments were right, or the refusal; fails below its limits, or when a figure of an answer
 * did not come from a tool.
 * @returns whether it holds
 */
export async function evaluate(): Promise<boolean> {
  const text = await readFile(new URL('./router/questions.jsonl', import.meta.url), 'utf8')
  const questions = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => QuestionSchema.parse(JSON.parse(line)))
  const judged = await onDemoDatabase(async () => {
    const all: Judged[] = []
    for (const question of questions) {
      const one = await judge(question)
      all.push(one)
      console.log(lineOf(question, one))
    }
    return all
  })
  const shareOf = (some: readonly Judged[]) => some.filter(({ isRight }) => isRight).length / some.length
  const refusals = judged.filter(({ isRefusal }) => isRefusal)
  const answers = judged.filter(({ isRefusal }) => !isRefusal)
  const ungroundedOnes = judged.filter(({ loose }) => loose.length > 0)
  const [right, refused] = [shareOf(answers), shareOf(refusals)]
  const say = (name: string, share: number, of: number, least: number) =>
    `${name}: ${(share * 100).toFixed(1)} % of ${of}, at least ${least * 100} % wanted`
  console.log(say('right tool and arguments', right, answers.length, limits.right))
  console.log(say('right refusals', refused, refusals.length, limits.refused))
  console.log(say('grounded answers', 1 - ungroundedOnes.length / judged.length, judged.length, 1))
  return questions.length >= 120 && right >= limits.right && refused >= limits.refused && ungroundedOnes.length === 0
}

interface Judged {
  isRefusal: boolean
  isRight: boolean
  faults: readonly string[]
  /** figures of the answer that no tool returned */
  loose: readonly string[]
}

async function judge({ as, question, language, page, expect }: Question): Promise<Judged> {
  const context = await contextOf({ email: as, question, language, page: page ?? null })
  const answer = await answerQuestion(question, context)
  const [call] = answer.calls
  const loose = ungrounded(answer)
  if ('refuse' in expect) {
    const isRight = !answer.sure && answer.proposals.length === 0
    return { isRefusal: true, isRight, faults: isRight ? [] : [`${call?.tool} was called`], loose }
  }
  if (!answer.sure || !call) return { isRefusal: false, isRight: false, faults: ['nothing was called'], loose }
  const given: Call = { tool: call.tool, arguments: call.arguments }
  const faults = await Promise.all(
    [expect, ...(expect.accept ?? [])].map((expected) => faultsOf({ context, expected, given })),
  )
  const isRight = faults.some((one) => one.length === 0)
  return { isRefusal: false, isRight, faults: isRight ? [] : (faults[0] ?? []), loose }
}

function lineOf({ id, question }: Question, { isRight, faults, loose }: Judged): string {
  const marks = [...faults, ...loose.map((figure) => `ungrounded: ${figure}`)].join('; ')
  return `${isRight ? 'right' : 'WRONG'}  ${id}  ${question.slice(0, 80)}${marks ? `  [${marks}]` : ''}`
}
