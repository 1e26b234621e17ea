/** Schemes that machines follow, and hosts without one: what is no path of ours goes elsewhere, or runs. */
const foreign =
  /(?:(?:https?|ftps?|file|data|javascript|vbscript|mailto|tel|wss?|blob):|(?<![\w:])\/\/|www\.)[^\s<>"'）)\]，。；、]+/giu
const ownPath = /^\/(?!\/)[^\s\\]*$/
const barePath = /(?<![\w/.])\/[a-z][a-z-]*(?:\/[\w-]+)+(?:[?#][^\s，。；、）)]*)?/gu

/**
 * What a model wrote, without what leads elsewhere: pictures go, links leave the words that they were on, markup goes; a link within the
 * product leaves its path, which is looked at later. A picture of a foreign host would tell it what stands in its address, and a link
 * leads people where nobody of ours has looked. The patterns are bounded, as a model may write anything: of a longer link its address goes.
 */
export function stripLinks(source: string): { text: string; isStripped: boolean } {
  let isStripped = false
  const gone = () => {
    isStripped = true
    return ''
  }
  const text = source
    .replace(/!\[[^\]]{0,300}\](?:\([^)]{0,2000}\)?|\[[^\]]{0,300}\])/gu, gone)
    .replace(/\[([^\]]{0,300})\]\(([^)]{0,2000})\)?/gu, (_, label: string, target: string) => {
      const path = target.trim().replace(/\s.*$/s, '')
      if (ownPath.test(path)) return `${label} ${path} `
      isStripped = true
      return label
    })
    .replace(/^[ \t]{0,20}\[[^\]\n]{1,300}\]:.*$/gmu, gone)
    .replace(/<[a-z/!][^>]*(?:>|$)/giu, gone)
    .replace(foreign, gone)
    .replace(/\*\*|__|`+|^#{1,6}\s+/gmu, '')
  return { text: text.replace(/[ \t]{2,}/g, ' '), isStripped }
}

/** A sentence without the paths that it names, and those paths. */
export function takePaths(sentence: string): { text: string; paths: string[] } {
  const paths = (sentence.match(barePath) ?? []).map((path) => path.replace(/[?#].*$/, ''))
  return { text: sentence.replace(barePath, '').replace(/[ \t]{2,}/g, ' '), paths }
}
