import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import type { TemplateView } from '#contract/template.ts'
import { useGoTo } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, TextField } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toast.tsx'
import {
  templatesQuery,
  useApplyTemplate,
  useCopyMeeting,
  useRemoveTemplate,
  useRestoreTemplate,
  useSaveTemplate,
  useUpdateTemplate,
} from './api.ts'
import { TemplatePicker } from './TemplatePicker.tsx'

/** Fill in from a template, keep this agenda as one, or make the meeting again. */
export function MeetingTools({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const copy = useCopyMeeting()
  const [open, setOpen] = useState<'apply' | 'save' | 'manage'>()
  const close = () => setOpen(undefined)
  return (
    <Section title={text('series.template.tools')}>
      <div className="line">
        {meeting.can.includes('edit') && (
          <Button small onClick={() => setOpen('apply')}>
            {text('series.template.apply')}
          </Button>
        )}
        <Button small onClick={() => setOpen('save')}>
          {text('series.template.save')}
        </Button>
        <Button
          small
          icon="copy"
          busy={copy.isPending}
          onClick={() =>
            copy.mutate(meeting.id, {
              onSuccess: ({ meeting: made }) => {
                toast(text('series.template.copied'))
                goTo(`/meetings/${made.id}`)
              },
            })
          }
        >
          {text('series.template.copy')}
        </Button>
        <Button small kind="quiet" onClick={() => setOpen('manage')}>
          {text('series.template.manage')}
        </Button>
      </div>
      <ErrorLine error={copy.error} />
      {open === 'apply' && <Apply meetingId={meeting.id} onClose={close} />}
      {open === 'save' && <Save meeting={meeting} onClose={close} />}
      {open === 'manage' && <Manage onClose={close} />}
    </Section>
  )
}

function Apply({ meetingId, onClose }: { meetingId: string; onClose: () => void }): ReactNode {
  const text = useText()
  const [key, setKey] = useState('')
  const apply = useApplyTemplate(meetingId)
  return (
    <Dialog title={text('series.template.apply')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          apply.mutate(key, {
            onSuccess: ({ topics, filled }) => {
              toast(
                topics + filled.length === 0
                  ? text('series.template.appliedNone')
                  : text('series.template.applied', { topics }),
              )
              onClose()
            },
          })
        }}
      >
        <TemplatePicker value={key} onChange={setKey} />
        <ErrorLine error={apply.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={apply.isPending} disabled={key === ''}>
            {text('series.template.apply')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function Save({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }): ReactNode {
  const text = useText()
  const [name, setName] = useState(meeting.name)
  const [isShared, setShared] = useState(false)
  const save = useSaveTemplate()
  const mayShare = meeting.classification === 'public' || meeting.classification === 'internal'

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    save.mutate(
      { fromMeetingId: meeting.id, name, isShared },
      {
        onSuccess: () => {
          toast(text('series.template.saved'))
          onClose()
        },
      },
    )
  }

  return (
    <Dialog title={text('series.template.saveTitle')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="small quiet">{text('series.template.saveHint')}</p>
        <FormField label={text('series.template.name')} required>
          <TextField value={name} onChange={setName} maxLength={200} />
        </FormField>
        {mayShare && (
          <CheckField checked={isShared} onChange={setShared}>
            {text('series.template.share')}
          </CheckField>
        )}
        <ErrorLine error={save.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={save.isPending} disabled={name.trim() === ''}>
            {text('series.template.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function Manage({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText()
  const query = useQuery(templatesQuery)
  const remove = useRemoveTemplate()
  const restore = useRestoreTemplate()
  const mine = (query.data?.items ?? []).filter(({ can }) => can.includes('edit'))
  return (
    <Dialog title={text('series.template.manage')} onClose={onClose} width={560}>
      {query.data !== undefined && mine.length === 0 && (
        <EmptyState title={text('series.template.mineNone')} hint={text('series.template.mineNoneHint')} />
      )}
      <div className="stack">
        {mine.map((template) => (
          <Mine
            key={template.key}
            template={template}
            onRemove={() =>
              remove.mutate(template.key, {
                onSuccess: () =>
                  toast(text('series.template.removed', { name: template.name }), () =>
                    restore.mutate(template.key),
                  ),
              })
            }
          />
        ))}
      </div>
      <ErrorLine error={query.error ?? remove.error ?? restore.error} />
    </Dialog>
  )
}

function Mine({ template, onRemove }: { template: TemplateView; onRemove: () => void }): ReactNode {
  const text = useText()
  const [name, setName] = useState(template.name)
  const update = useUpdateTemplate()
  const { key: id, version, isShared } = template
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        update.mutate({ id, version, name })
      }}
    >
      <FormField label={text('series.template.name')}>
        <TextField value={name} onChange={setName} maxLength={200} />
      </FormField>
      <div className="line">
        <CheckField
          checked={isShared}
          onChange={(wanted) => update.mutate({ id, version, isShared: wanted })}
        >
          {text('series.template.share')}
        </CheckField>
        <Button
          type="submit"
          small
          busy={update.isPending}
          disabled={name.trim() === '' || name === template.name}
        >
          {text('series.template.rename')}
        </Button>
        <Button small kind="quiet" onClick={onRemove}>
          {text('series.template.remove')}
        </Button>
      </div>
      <ErrorLine error={update.error} />
    </form>
  )
}
