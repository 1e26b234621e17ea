import { useTranslation } from 'react-i18next'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb, type Verb } from '#app/screens/opportunities/use-verb.ts'
import type { ModelView } from '#crm/models/list-models.server.ts'
import { formatMinorUnits } from '#lib/money.ts'

/** Which model does a role, and how far it may go. Nothing of it is kept as a draft: the browser would keep the key. */
export function ModelDialog({ model, onClose }: { model: ModelView; onClose: () => void }) {
  const { t } = useTranslation('models')
  const toast = useToast()
  const verb = useVerb(() => {
    toast.show({ text: t('saved') })
    onClose()
  })
  const { limits, set } = model
  return (
    <VerbDialog
      title={t(`role.${model.role}`)}
      save={t('dialog.save')}
      action="/admin/models/set"
      verb={verb}
      failure={verb.failure}
      onClose={onClose}
      className="desk:grid-cols-2"
    >
      <input type="hidden" name="role" value={model.role} />
      <Field
        label={t('dialog.address')}
        hint={t('dialog.addressHint')}
        error={verb.errorOf('baseUrl')}
        className="col-span-full"
      >
        {(field) => <Input {...field} name="baseUrl" inputMode="url" defaultValue={set?.baseUrl ?? ''} />}
      </Field>
      <Field label={t('dialog.model')} hint={t('dialog.modelHint')} error={verb.errorOf('model')}>
        {(field) => <Input {...field} name="model" defaultValue={set?.model ?? ''} />}
      </Field>
      <Field
        label={t('dialog.key')}
        hint={t(model.keyFrom === 'page' ? 'dialog.keyKeptHint' : 'dialog.keyHint')}
        error={verb.errorOf('key')}
      >
        {(field) => <Input {...field} name="key" type="password" autoComplete="new-password" />}
      </Field>
      <Field label={t('dialog.timeout')} error={verb.errorOf('timeoutSeconds')} required>
        {(field) => (
          <Input
            {...field}
            name="timeoutSeconds"
            inputMode="numeric"
            suffix={t('dialog.seconds')}
            defaultValue={limits.timeoutMs / 1000}
          />
        )}
      </Field>
      <AnswerLimits model={model} errorOf={verb.errorOf} />
      <Checkbox name="isOff" label={t('dialog.off')} defaultChecked={model.isOff} className="col-span-full" />
    </VerbDialog>
  )
}

/** Limits of what somebody asks for. A vector has no answer that could be too long or costs; those that jobs make, for everybody, count for nobody. */
function AnswerLimits({ model, errorOf }: { model: ModelView; errorOf: Verb['errorOf'] }) {
  const { t } = useTranslation('models')
  const { currency } = useGroup()
  const { limits } = model
  const money = (minor: number | null) => (minor === null ? '' : formatMinorUnits(BigInt(minor)))
  const perMillion = t('dialog.perMillion', { currency })
  const hasAnswer = model.role !== 'embedding'
  return (
    <>
      {hasAnswer ? (
        <Field label={t('dialog.maxTokens')} error={errorOf('maxTokens')} required>
          {(field) => <Input {...field} name="maxTokens" inputMode="numeric" defaultValue={limits.maxTokens} />}
        </Field>
      ) : (
        <input type="hidden" name="maxTokens" value={limits.maxTokens} />
      )}
      <Field label={t('dialog.priceIn')} hint={perMillion} error={errorOf('priceIn')} required>
        {(field) => <Input {...field} name="priceIn" inputMode="decimal" defaultValue={money(limits.priceIn)} />}
      </Field>
      {hasAnswer ? (
        <Field label={t('dialog.priceOut')} hint={perMillion} error={errorOf('priceOut')} required>
          {(field) => <Input {...field} name="priceOut" inputMode="decimal" defaultValue={money(limits.priceOut)} />}
        </Field>
      ) : (
        <input type="hidden" name="priceOut" value={money(limits.priceOut)} />
      )}
      <Field
        label={t('dialog.capTokens')}
        hint={t(hasAnswer ? 'dialog.capHint' : 'dialog.capSearchHint')}
        error={errorOf('capTokens')}
      >
        {(field) => <Input {...field} name="capTokens" inputMode="numeric" defaultValue={limits.capTokens ?? ''} />}
      </Field>
      <Field label={t('dialog.capMoney')} hint={t('dialog.capHint')} error={errorOf('capMoney')}>
        {(field) => (
          <Input
            {...field}
            name="capMoney"
            inputMode="decimal"
            suffix={currency}
            defaultValue={money(limits.capMoney)}
          />
        )}
      </Field>
    </>
  )
}
