import { useTranslation } from 'react-i18next'
import { useNavigation } from 'react-router'

/** Says that the next page is on its way, for as long as it is; a fast one is there before the line shows. */
export function ProgressLine() {
  const { t } = useTranslation('kit')
  const { state } = useNavigation()
  return state === 'idle' ? null : <div role="progressbar" aria-label={t('loading')} className="progress-line" />
}
