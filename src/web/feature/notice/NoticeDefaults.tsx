import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { NoticeDefaultsView } from '#contract/notice.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { NumberField } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { noticeDefaultsQuery, useSaveNoticeDefaults } from './settings-api.ts'
import { TimeBox } from './TimeBox.tsx'
import './notice.css'

/** What holds for whoever has not chosen otherwise. `version` is the organisation's, which they are part of. */
export function NoticeDefaults({ version }: { version: number }): ReactNode {
  const defaults = useQuery(noticeDefaultsQuery)
  return <Faces query={defaults}>{(view) => <Form view={view} version={version} />}</Faces>
}

function Form({ view, version }: { view: NoticeDefaultsView; version: number }): ReactNode {
  const text = useText()
  const save = useSaveNoticeDefaults()
  const [value, setValue] = useState<Omit<NoticeDefaultsView, 'nagBudget'>>(view)
  const [nagBudget, setNagBudget] = useState<number | null>(view.nagBudget)
  const put = (change: Partial<NoticeDefaultsView>) => setValue((before) => ({ ...before, ...change }))
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (nagBudget === null) return
    save.mutate({ ...value, nagBudget, version }, { onSuccess: () => toast(text('common.saved')) })
  }
  return (
    <form className="form" onSubmit={handleSubmit}>
      <p className="quiet">{text('noticeSetting.own.lead')}</p>
      <div className="form-columns">
        <FormField label={`${text('noticeSetting.quiet')} · ${text('noticeSetting.from')}`}>
          <TimeBox value={value.quiet.from} onChange={(from) => put({ quiet: { ...value.quiet, from } })} />
        </FormField>
        <FormField label={`${text('noticeSetting.quiet')} · ${text('noticeSetting.to')}`}>
          <TimeBox value={value.quiet.to} onChange={(to) => put({ quiet: { ...value.quiet, to } })} />
        </FormField>
        <FormField label={text('noticeSetting.own.digestAt')} hint={text('noticeSetting.digestHint')}>
          <TimeBox value={value.digestAt} onChange={(digestAt) => put({ digestAt })} />
        </FormField>
        <FormField label={text('noticeSetting.own.nagBudget')} hint={text('noticeSetting.own.nagHint')}>
          <NumberField value={nagBudget} min={0} max={50} onChange={setNagBudget} required />
        </FormField>
      </div>
      <ErrorLine error={save.error} />
      <div className="form-end">
        <Button type="submit" busy={save.isPending}>
          {text('common.save')}
        </Button>
      </div>
    </form>
  )
}
