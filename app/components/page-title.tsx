import { useTranslation } from 'react-i18next'

/**
 * What the browser calls the page: what it is, then the product. Each page has this once: those in the shell through their
 * last crumb, those outside of it and the error pages by themselves.
 */
export function PageTitle({ of }: { of: string | undefined }) {
  const { t } = useTranslation('shell')
  const product = t('product')
  return <title>{of ? `${of} · ${product}` : product}</title>
}
