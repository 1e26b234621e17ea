/** A name in the languages of the screens. */
export interface Bilingual {
  zh: string
  en: string
}

/** A stored name with its Latin transcription, as screens take it. */
export function bilingual(name: string, latin: string | null): Bilingual {
  return { zh: name, en: latin ?? name }
}
