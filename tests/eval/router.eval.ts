import { readFile } from 'node:fs/promises'
import { ungrounded } from '#ai/copilot/ungrounded.ts'
import { answerQuestion, contextOf } from '#app/cli/ask.ts'
import { onDemoDatabase } from '#app/cli/on-demo-database.ts'
import { z } from '#lib/zod.ts'
import { type Call, faultsOf } from './router/compare-call.ts'
import { usedQuestions } from './router/used-questions.ts'

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

/** Of questions that were not used in building it; and of those that were, which it is not to unlearn. */
const limits = { right: 0.85, refused: 0.9 }
const kept = { right: 0.93, refused: 0.95 }

/**
 * `npm run eval -- router`: the embedded copilot over the demonstration group, on questions that were not used in building it. Prints
 * question by question whether tool and arguments were right, or the refusal; fails below its limits, or when a figure of an answer did
 * not come from a tool. Then the questions that earlier measurements have taught it, of which only the wrong ones are printed.
 * @returns whether it holds
 */
export async function evaluate(): Promise<boolean> {
  const [unseen, learnt] = await Promise.all(['questions', 'learnt-from'].map(readQuestions))
  const asked = (some: readonly Question[] = []) => some.map(({ question }) => question)
  const used = usedQuestions(asked(unseen), asked(learnt))
  if (used.length > 0) throw new Error(`the router was built with ${used.join(' | ')}`)
  return onDemoDatabase(async () => {
    const isGood = await judgeAll(unseen ?? [], limits, () => true)
    console.log('questions that it has learnt from:')
    return (await judgeAll(learnt ?? [], kept, ({ isRight }) => !isRight)) && isGood
  })
}

async function readQuestions(name: string): Promise<Question[]> {
  const text = await readFile(new URL(`./router/${name}.jsonl`, import.meta.url), 'utf8')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => QuestionSchema.parse(JSON.parse(line)))
}

async function judgeAll(
  questions: readonly Question[],
  least: typeof limits,
  isPrinted: (one: Judged) => boolean,
): Promise<boolean> {
  const judged: Judged[] = []
  for (const question of questions) {
    const one = await judge(question)
    judged.push(one)
    if (isPrinted(one) || one.loose.length > 0) console.log(lineOf(question, one))
  }
  const shareOf = (some: readonly Judged[]) => some.filter(({ isRight }) => isRight).length / some.length
  const refusals = judged.filter(({ isRefusal }) => isRefusal)
  const answers = judged.filter(({ isRefusal }) => !isRefusal)
  const ungroundedOnes = judged.filter(({ loose }) => loose.length > 0)
  const [right, refused] = [shareOf(answers), shareOf(refusals)]
  const say = (what: string, share: number, of: number, wanted: number) =>
    `${what}: ${(share * 100).toFixed(1)} % of ${of}, at least ${wanted * 100} % wanted`
  console.log(say('right tool and arguments', right, answers.length, least.right))
  console.log(say('right refusals', refused, refusals.length, least.refused))
  console.log(say('grounded answers', 1 - ungroundedOnes.length / judged.length, judged.length, 1))
  return questions.length >= 120 && right >= least.right && refused >= least.refused && ungroundedOnes.length === 0
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
