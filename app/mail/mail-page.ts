/** A line of the mail: what it says, where it leads, and what is said below it. */
export interface MailLine {
  title: string
  href: string
  below: string
}

/** What a mail says. */
export interface MailPage {
  hello: string
  what: string
  /** sentences below it */
  below?: string[]
  sections: { title: string; lines: MailLine[] }[]
  links: { title: string; href: string }[]
  why: string
  settings: string
}

/** The mail in words. */
export function asText({ hello, what, below = [], sections, links, why, settings }: MailPage): string {
  return [
    hello,
    what,
    ...below,
    ...sections.flatMap(({ title, lines }) => [
      '',
      `## ${title}`,
      ...lines.flatMap((line) => ['', `- ${line.title}`, ...(line.below ? [`  ${line.below}`] : []), `  ${line.href}`]),
    ]),
    '',
    ...links.map((link) => `${link.title}: ${link.href}`),
    '',
    '-- ',
    why,
    settings,
    '',
  ].join('\n')
}

/** The mail as a page. */
export function asHtml(
  { hello, what, below = [], sections, links, why, settings }: MailPage,
  language: string,
): string {
  const link = ({ title, href }: { title: string; href: string }) => `<a href="${escaped(href)}">${escaped(title)}</a>`
  const list = sections.map(({ title, lines }) => {
    const items = lines.map((line) => `<li><p>${link(line)}<br>${escaped(line.below)}</p></li>`)
    return `<h2>${escaped(title)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`
  })
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(what)}</title></head>
<body>
<p>${escaped(hello)}<br><b>${escaped(what)}</b>${below.map((said) => `<br>${escaped(said)}`).join('')}</p>
${list.join('\n')}
<p>${links.map(link).join(' | ')}</p>
<hr>
<p><small>${escaped(why)} ${link({ title: settings, href: settings })}</small></p>
</body>
</html>
`
}

/** A name that was given several lines would draw lines of its own into the mail, or headers. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
