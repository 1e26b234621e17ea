import { readFileSync } from 'node:fs'
import { answerQuestion, contextOf } from '#app/cli/ask.ts'
import { onDemoDatabase } from '#app/cli/on-demo-database.ts'
import { readQuestion } from '#ai/copilot/router/read-question.server.ts'
import { loadClassifier } from '#ai/copilot/router/load-classifier.server.ts'
const file = process.argv[2] ?? ''
const ids = process.argv.slice(3)
const qs = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l)).filter((q) => ids.length === 0 || ids.includes(q.id))
await onDemoDatabase(async () => {
  for (const q of qs) {
    const context = await contextOf({ email: q.as, question: q.question, language: q.language, page: q.page ?? null })
    const read = await readQuestion(q.question, context)
    const { guesses, known } = loadClassifier().classify(read.masked)
    const answer = await answerQuestion(q.question, context)
    console.log('\n#', q.id, q.as, q.question, q.page ? JSON.stringify(q.page) : '')
    console.log('  want', JSON.stringify(q.expect))
    console.log('  got ', JSON.stringify(answer.calls[0] ?? null), '|', answer.sentences.map((s) => s.text).join(' / ').slice(0, 160))
    console.log('  read', JSON.stringify({ pieces: read.pieces, times: read.times, amounts: read.amounts, people: read.people.map((p) => p.said), mine: read.isMine, points: read.points }), read.masked, known.toFixed(2), guesses.slice(0, 3).map((g) => `${g.label} ${g.probability.toFixed(2)}`).join(', '))
  }
})
