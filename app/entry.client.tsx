import { setNonce } from 'get-nonce'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { HydratedRouter } from 'react-router/dom'
import type { Language } from './i18n/languages.ts'
import { makeI18n } from './i18n/make-i18n.ts'

// Radix injects style elements; they carry the page's nonce or the policy drops them.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
if (nonce) setNonce(nonce)

const i18n = await makeI18n((document.documentElement.dataset.language ?? 'zh-CN') as Language)
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <HydratedRouter />
      </I18nextProvider>
    </StrictMode>,
  )
})
