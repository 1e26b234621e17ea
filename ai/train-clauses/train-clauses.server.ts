import { writeFileSync } from 'node:fs'
import { oddsOf, scoresOf, writeModel } from '#ai/review-contract/learnt/clause-model.ts'
import { type LearntFact, learntFacts } from '#ai/review-contract/learnt/learnt-facts.ts'
import { readExamples } from './read-examples.server.ts'
import { samplesOf, trainModel } from './train-model.ts'

// `npm run train`: makes the model of clauses anew from the examples. `npm run train -- --check` says beside how it does on each hand's
// examples when it is trained on all others, and writes nothing.

const file = new URL('../review-contract/learnt/clause-model.bin', import.meta.url)
const examples = readExamples()
const samples = samplesOf(examples)

if (process.argv.includes('--check')) checkHands()
else {
  const model = writeModel(trainModel(samples))
  writeFileSync(file, model)
  console.log(`${examples.length} examples, ${(model.length / 1e6).toFixed(1)} MB`)
}

function checkHands(): void {
  const facts = Object.keys(learntFacts) as LearntFact[]
  for (const hand of new Set(examples.map((example) => example.hand))) {
    const model = trainModel(samples.filter((_, at) => examples[at]?.hand !== hand))
    const held = samples.filter(({ features }, at) => examples[at]?.hand === hand && features.length > 0)
    const scored = held.flatMap((sample) => {
      const scores = scoresOf(model, sample.features)
      return facts.flatMap((fact, at) =>
        sample.doubtful.has(fact) ? [] : [{ score: scores[at] as number, isSaid: sample.says.has(fact) }],
      )
    })
    const said = scored.filter(({ isSaid }) => isSaid).length
    const at = [0.3, 0.4, 0.5, 0.6, 0.7].map((least) => {
      const found = scored.filter(({ score }) => score >= oddsOf(least))
      const right = found.filter(({ isSaid }) => isSaid).length
      return `${least}: ${right} of ${said}, ${found.length - right} wrong`
    })
    console.log(`${hand}, ${held.length} sentences: ${at.join('; ')}`)
  }
}
