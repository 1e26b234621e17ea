/** Of what somebody said of each of some things, the earliest first, what they said last; nothing of what they took back. */
export function lastVerdicts(said: readonly { id: string; act: string }[]): Map<string, 'useful' | 'not-useful'> {
  const last = new Map(said.map(({ id, act }) => [id, act]))
  return new Map(
    [...last].flatMap(([id, act]) => (act === 'useful' || act === 'not-useful' ? [[id, act] as const] : [])),
  )
}
