/** The key by which a reviewed bid names a factor that held in it. */
export function heldKey({ factor, subject }: { factor: string; subject: string }): string {
  return `${factor} ${subject}`
}
