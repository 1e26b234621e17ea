import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { root, type Violation } from './source-tree.ts'

export interface Cruised {
  /** paths of our own modules that were looked at */
  modules: string[]
  violations: Violation[]
}

/** Holds every import under `folder` (with a trailing slash) against the rules of .dependency-cruiser.cjs. */
export async function cruiseFloors(folder: string): Promise<Cruised> {
  const options = await extractOptions(`${root}.dependency-cruiser.cjs`)
  const { output } = await cruise(['.'], { ...options, baseDir: folder, validate: true, outputType: 'json' })
  const { modules, summary }: ICruiseResult = JSON.parse(String(output))
  return {
    modules: modules
      .map((module) => module.source)
      .filter((source) => !/(^|\/)node_modules\//.test(source) && !source.startsWith('prisma/generated/')),
    violations: summary.violations.map((found) => ({
      place: `${found.from} → ${found.to}`,
      reason: `${found.rule.name}: ${found.comment ?? ''}`,
    })),
  }
}
