import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

/** Beside a refusal of the rules: the way to an exception, which is looked at before anything is sent. */
export function AskException({ opportunityId }: { opportunityId: string }) {
  const { t } = useTranslation('approvals')
  return (
    <span className="ml-3 whitespace-nowrap phone:ml-0 phone:block">
      <Link
        className="link phone:inline-flex phone:min-h-11 phone:items-center"
        to={`/opportunities/${opportunityId}/exception`}
      >
        {t('exception.link')}
      </Link>
    </span>
  )
}
