import { type PackProblem, readRulePacks } from '#crm/rule-sets/read-rule-packs.server.ts'

/** Group defaults: the commands need no database to ask. */
export const packDefaults = { timeZone: 'Asia/Shanghai', currency: 'CNY' }

/** `gantry rules check`: every problem a line, with file, rule, place and reason. */
export async function rulesCheck({ folder }: { folder?: string }): Promise<void> {
  const packs = await readRulePacks({ ...packDefaults, folder })
  for (const problem of packs.problems) console.error(problemLine(problem))
  console.log(`${packs.files} files, ${packs.rules.length} rules, ${packs.problems.length} problems`)
  if (packs.problems.length > 0 || packs.files === 0) process.exitCode = 1
}

export function problemLine({ file, rule, place, reason }: PackProblem): string {
  return `${file}${rule ? ` (${rule})` : ''}${place ? ` ${place}` : ''}: ${reason.zh} / ${reason.en}`
}
