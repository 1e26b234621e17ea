import type { Seen } from './visit.ts'

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** All pictures on one page, by page of the product and by who looked; what is wrong stands above the picture. */
export function contactSheet(seen: readonly Seen[], problems: readonly string[]): string {
  const pages = [...new Set(seen.map(({ page }) => page))]
  const sections = pages.map((page) => {
    const pictures = seen.filter((one) => one.page === page && one.picture)
    return `<h2>${escaped(page)}</h2>\n<div>${pictures.map(figure).join('\n')}</div>`
  })
  const summary =
    problems.length === 0 ? '<p>Clean.</p>' : `<ol>${problems.map((line) => `<li>${escaped(line)}</li>`).join('')}</ol>`
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Look</title>
<style>
body { font: 13px/1.4 system-ui, sans-serif; margin: 24px; background: #eceeee; color: #1a2122 }
div { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start }
figure { margin: 0; background: #fff; padding: 8px; max-width: 420px } figure.phone { max-width: 180px }
img { width: 100%; display: block } figcaption, li { overflow-wrap: anywhere } .bad { color: #a02 }
</style>
<h1>${seen.filter(({ picture }) => picture).length} pictures</h1>
${summary}
${sections.join('\n')}
</html>
`
}

function figure({ who, view, address, faults, picture = '' }: Seen): string {
  const bad = faults.map((fault) => `<br><b class="bad">${escaped(fault)}</b>`).join('')
  const words = [who, view.size, view.language, view.theme, address].map(escaped).join(' · ')
  return `<figure class="${view.size}"><figcaption>${words}${bad}</figcaption><a href="${encodeURI(picture)}"><img loading="lazy" alt="" src="${encodeURI(picture)}"></a></figure>`
}
