/** What auto_explain reports of one statement. */
export interface PlannedStatement {
  'Query Text': string
  Plan: PlanNode
}

export interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Loops': number
  'Actual Rows': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Rows Removed by Join Filter'?: number
  Plans?: PlanNode[]
}

/** A table from which a list may not read everything: rows. */
export const largeTable = 5000
/** Rows that one statement may look at and throw away. */
export const mostRemoved = 5000

/**
 * What makes a statement grow with the company instead of with what its reader sees: a large table read whole, or thousands
 * of rows looked at and thrown away.
 * @param sizes rows by table
 * @returns one sentence a fault; empty for a sound plan
 */
export function planFaults(statement: PlannedStatement, sizes: ReadonlyMap<string, number>): string[] {
  const faults: string[] = []
  let removed = 0
  const worst = { node: '', rows: 0 }
  for (const node of nodesOf(statement.Plan)) {
    const loops = node['Actual Loops']
    if (loops === 0) continue
    const table = node['Relation Name'] ?? ''
    const rows = sizes.get(table) ?? 0
    if (node['Node Type'] === 'Seq Scan' && rows > largeTable) faults.push(`reads all ${rows} rows of ${table}`)
    const thrown =
      loops *
      ((node['Rows Removed by Filter'] ?? 0) +
        (node['Rows Removed by Index Recheck'] ?? 0) +
        (node['Rows Removed by Join Filter'] ?? 0))
    removed += thrown
    if (thrown > worst.rows) Object.assign(worst, { node: `${node['Node Type']} ${table}`.trim(), rows: thrown })
  }
  if (removed > mostRemoved) faults.push(`throws ${removed} rows away, most in ${worst.node}`)
  return faults
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)]
}
