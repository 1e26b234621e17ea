import { AsyncLocalStorage } from 'node:async_hooks'

/** Of all connections of a process. A kept statement costs a connection's session some 100 kB, with the policies it is planned with. */
const most = 150
/** A longer list of values makes a text of its own for every length. */
const mostValues = 25

const asked = new AsyncLocalStorage<true>()
const names = new Map<string, string>()

/**
 * Has PostgreSQL keep the plans of what `work` asks, for what people do all day and what always walks the same index. Planning
 * a statement with the policies of its tables takes longer than running it: 1 to 10 ms against a tenth of that. After five
 * times a kept statement is planned without its values, so nothing belongs here whose best plan depends on them, and lists are
 * passed as one array. `tests/plans` looks at such plans as well.
 */
export function keepPlans<T>(work: () => Promise<T>): Promise<T> {
  // Prisma sends a statement only once somebody waits for it.
  return asked.run(true, async () => await work())
}

/** The name under which a connection keeps a statement; empty for what is planned anew each time. */
export function nameOfStatement({ sql, args }: { sql: string; args: readonly unknown[] }): string {
  if (!asked.getStore() || args.length > mostValues) return ''
  const known = names.get(sql)
  if (known || names.size >= most) return known ?? ''
  const name = `kept_${names.size + 1}`
  names.set(sql, name)
  return name
}
