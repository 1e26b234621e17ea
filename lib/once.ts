const registry = Symbol.for('gantry.once')
const holder = globalThis as { [registry]?: Map<string, unknown> }

function values(): Map<string, unknown> {
  const existing = holder[registry]
  if (existing) return existing
  const created = new Map<string, unknown>()
  holder[registry] = created
  return created
}

/**
 * One value per process, whichever module graph asks first. The server bundle and the native graph each load their own
 * copy of a module, so a pool or cache kept in module state would exist twice.
 */
export function once<T>(key: string, make: () => T): T {
  const known = values()
  if (!known.has(key)) known.set(key, make())
  return known.get(key) as T
}

/** Forgets the value of `key`, for orderly shutdown and for tests. */
export function forget(key: string): void {
  values().delete(key)
}
