import { AppError } from '#lib/errors.ts'
import { type EvaluatorName, evaluatorNames } from './eval-evaluators.ts'
import { rulesEval } from './rules-eval.ts'

/** `gantry rules eval`: answers on standard output, unreadable lines on standard error and in the exit code. */
export async function rulesEvalCommand(options: { jsonl: string; with: string }): Promise<void> {
  if (!isEvaluator(options.with)) {
    throw new AppError(
      'BAD_INPUT',
      `There is no evaluator “${options.with}”; use --with ${evaluatorNames.join(' or ')}.`,
    )
  }
  const { failed } = await rulesEval({
    file: options.jsonl,
    with: options.with,
    databaseUrl: process.env.DATABASE_URL,
    out: process.stdout,
    err: process.stderr,
  })
  if (failed > 0) process.exitCode = 1
}

function isEvaluator(name: string): name is EvaluatorName {
  return (evaluatorNames as readonly string[]).includes(name)
}
