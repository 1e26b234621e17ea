/**
 * Posts a form as a page of its own, as a change of state is never a link: the page that answers is loaded anew, so a new
 * language or theme holds.
 */
export function postPage(action: string, fields: Readonly<Record<string, string>> = {}): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  form.hidden = true
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name, value })
    form.append(input)
  }
  document.body.append(form)
  form.requestSubmit()
  form.remove()
}
