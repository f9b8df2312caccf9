import { type FormEvent, type ReactNode, useState } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { useGoTo } from '#web/lib/address.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { presentAfter, useCallNext, useUpdateMinutes } from './api.ts'

type Next = NonNullable<MinutesView['content']['next']>

/** 下次会议: when and about what; the recorder writes it, and makes a draft of it in one click. */
export function NextMeeting({
  minutes,
  isEditable,
}: {
  minutes: MinutesView
  isEditable: boolean
}): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const { next } = minutes.content
  if (next === null && !isEditable) return null
  return (
    <section id="minutes-next" className="paper-part">
      <div className="paper-heading">
        <h3>{text('document.next.title')}</h3>
        <span className="no-print line">
          {isEditable && (
            <Button small kind="quiet" icon="pencil" onClick={() => setOpen(true)}>
              {text('minutes.next.edit')}
            </Button>
          )}
          {next !== null && <Draft minutes={minutes} />}
        </span>
      </div>
      {next === null ? <p className="no-print quiet">{text('minutes.next.hint')}</p> : <Agreed next={next} />}
      {isOpen && <NextDialog minutes={minutes} onClose={() => setOpen(false)} />}
    </section>
  )
}

function Agreed({ next: { on, time, topics } }: { next: Next }): ReactNode {
  const text = useText()
  return (
    <dl className="form-grid">
      <div className="form-cell wide">
        <dt>{text('document.next.at')}</dt>
        <dd>
          {on === null ? (
            text('document.next.undated')
          ) : (
            <>
              <OnDay day={on} /> {time}
            </>
          )}
        </dd>
      </div>
      <div className="form-cell wide">
        <dt>{text('document.next.topics')}</dt>
        <dd>
          {topics.length === 0 ? (
            text('document.none')
          ) : (
            <ol className="paper-list">
              {topics.map((topic) => (
                <li key={topic}>{topic}</li>
              ))}
            </ol>
          )}
        </dd>
      </div>
    </dl>
  )
}

/** The draft that was made, or the button that makes it. */
function Draft({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const make = useCallNext(minutes.id)
  const { nextMeeting } = minutes
  if (nextMeeting !== null) {
    return (
      <span className="small">
        {text('minutes.next.made')}
        <Link to={`/meetings/${nextMeeting.id}`}>{nextMeeting.title}</Link>
      </span>
    )
  }
  if (!minutes.can.includes('callNext')) return null
  return (
    <>
      <Button
        small
        icon="meeting"
        busy={make.isPending}
        onClick={() =>
          make.mutate(undefined, { onSuccess: ({ meeting }) => goTo(`/meetings/${meeting.id}`) })
        }
      >
        {text('minutes.next.make')}
      </Button>
      <ErrorLine error={make.error} />
    </>
  )
}

/** What is typed is kept until it is saved; somebody's other change of the minutes does not cost it. */
function NextDialog({ minutes, onClose }: { minutes: MinutesView; onClose: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const update = useUpdateMinutes(minutes.id)
  const { next } = minutes.content
  const [base] = useState(() => JSON.stringify(next))
  const { value, set, clear } = useDraft(`minutes/${minutes.id}/next`, {
    on: next?.on ?? null,
    time: next?.time ?? '',
    topics: next?.topics.join('\n') ?? '',
  })
  const { fields } = update.error ? sayError(update.error) : { fields: {} as Record<string, string> }

  function save(given: Next | null, version: number) {
    update.mutate(
      { version, change: { next: given } },
      {
        onSuccess: () => {
          clear()
          onClose()
        },
        onError: (error) => {
          const present = presentAfter(error)
          if (present !== undefined && JSON.stringify(present.content.next) === base) {
            save(given, present.version)
          }
        },
      },
    )
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const topics = value.topics.split('\n').map((line) => line.trim())
    save({ on: value.on, time: value.time, topics: topics.filter(Boolean) }, minutes.version)
  }

  return (
    <Dialog title={text('minutes.next.title')} onClose={onClose} width={520}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('minutes.next.on')} issue={fields['next.on']}>
          <DayField value={value.on} onChange={(on) => set((before) => ({ ...before, on }))} />
        </FormField>
        <FormField
          label={text('minutes.next.time')}
          hint={text('minutes.next.timeHint')}
          issue={fields['next.time']}
        >
          <TextField
            type="time"
            value={value.time}
            onChange={(time) => set((before) => ({ ...before, time }))}
          />
        </FormField>
        <FormField
          label={text('minutes.next.topics')}
          hint={text('minutes.next.topicsHint')}
          issue={fields['next.topics']}
        >
          <TextArea
            value={value.topics}
            rows={4}
            maxLength={2000}
            onChange={(topics) => set((before) => ({ ...before, topics }))}
          />
        </FormField>
        <ErrorLine error={update.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={update.isPending}>
            {text('minutes.next.save')}
          </Button>
          {next !== null && (
            <Button kind="quiet" onClick={() => save(null, minutes.version)}>
              {text('minutes.next.clear')}
            </Button>
          )}
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
