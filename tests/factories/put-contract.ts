import type { Owner } from '#tests/support/test-database.ts'

/** Puts a contract into a state as if its approval had come to that, behind the back of the trigger that asks for one. */
export async function putContract(
  owner: Owner,
  id: string,
  { state, signedOn = null }: { state: string; signedOn?: string | null },
): Promise<void> {
  await owner.query('BEGIN')
  try {
    await owner.query('ALTER TABLE contract DISABLE TRIGGER contract_state_rests')
    await owner.query('UPDATE contract SET state = $2, signed_on = $3 WHERE id = $1', [id, state, signedOn])
    await owner.query('ALTER TABLE contract ENABLE TRIGGER contract_state_rests')
    await owner.query('COMMIT')
  } catch (error) {
    await owner.query('ROLLBACK')
    throw error
  }
}
