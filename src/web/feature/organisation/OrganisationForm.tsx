import type { FormEvent, ReactNode } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { OrganisationView } from '#contract/organisation.ts'
import { locales } from '#domain/person/locale.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useSaveOrganisation } from './api.ts'

interface Fields {
  readonly name: string
  readonly timeZone: string
  readonly locale: (typeof locales)[number]
  readonly generalManager: PersonRef | null
}

export function OrganisationForm({ organisation }: { organisation: OrganisationView }): ReactNode {
  const text = useText()
  const { name, timeZone, locale, generalManager, version } = organisation
  const draft = useDraft<Fields>('organisation', { name, timeZone, locale, generalManager })
  const save = useSaveOrganisation()
  const { fields } = useError()(save.error)
  const { value } = draft
  const put = (change: Partial<Fields>) => draft.set((before) => ({ ...before, ...change }))
  const zones = [...new Set([value.timeZone, ...Intl.supportedValuesOf('timeZone')])]

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const { generalManager: manager, ...rest } = value
    save.mutate(
      { ...rest, generalManagerId: manager?.id ?? null, version },
      {
        onSuccess: () => {
          draft.clear()
          toast(text('common.saved'))
        },
      },
    )
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      <FormField label={text('organisation.own.name')} issue={fields.name} required>
        <TextField value={value.name} onChange={(next) => put({ name: next })} maxLength={200} required />
      </FormField>
      <div className="form-columns">
        <FormField
          label={text('organisation.own.timeZone')}
          hint={text('organisation.own.timeZoneHint')}
          issue={fields.timeZone}
        >
          <SelectField
            value={value.timeZone}
            onChange={(next) => put({ timeZone: next })}
            options={zones.map((zone) => ({ value: zone, label: zone }))}
          />
        </FormField>
        <FormField label={text('organisation.own.locale')} issue={fields.locale}>
          <SelectField
            value={value.locale}
            onChange={(next) => put({ locale: next })}
            options={locales.map((one) => ({ value: one, label: text(`enum.locale.${one}`) }))}
          />
        </FormField>
      </div>
      <FormField
        label={text('organisation.own.generalManager')}
        hint={text('organisation.own.generalManagerHint')}
        issue={fields.generalManagerId}
      >
        <PersonPicker value={value.generalManager} onChange={(next) => put({ generalManager: next })} />
      </FormField>
      {Object.keys(fields).length === 0 && <ErrorLine error={save.error} />}
      <div className="form-end">
        <Button type="submit" kind="primary" busy={save.isPending}>
          {text('common.save')}
        </Button>
      </div>
    </form>
  )
}
