import { AppError } from '#lib/errors.ts'
import { rulesEval } from './rules-eval.ts'

/** `gantry rules eval`: answers on standard output, unreadable lines on standard error and in the exit code. */
export async function rulesEvalCommand(options: { jsonl: string; with: string }): Promise<void> {
  if (options.with !== 'decide')
    throw new AppError('BAD_INPUT', `There is no evaluator “${options.with}”; use --with decide.`)
  const { failed } = await rulesEval({ file: options.jsonl, with: 'decide', out: process.stdout, err: process.stderr })
  if (failed > 0) process.exitCode = 1
}
