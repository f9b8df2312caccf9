import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useRef } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { type MeetingType, meetingTypes } from '#domain/meeting/enums.ts'
import { isMeetingSpared } from '#domain/meeting/need.ts'
import { useGoTo } from '#web/lib/address.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { CollaborationPicker, type CollaborationRef } from '#web/ui/CollaborationPicker.tsx'
import { departmentsQuery } from '#web/ui/departments.ts'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { useCreateMeeting } from './api.ts'
import { TimeFields } from './Basics.tsx'
import { GoalCheck } from './GoalCheck.tsx'
import { NeedCheckField } from './NeedCheckField.tsx'
import { forms } from './VenueSection.tsx'

interface Filled {
  readonly name: string
  readonly type: MeetingType
  readonly start: string | null
  readonly end: string | null
  readonly form: (typeof forms)[number]
  readonly place: string
  readonly onlineUrl: string
  readonly goal: string
  readonly needCheck: MeetingView['needCheck']
  readonly needReason: string
  readonly collaboration: CollaborationRef | null
}

const blank: Filled = {
  name: '',
  type: 'topic',
  start: null,
  end: null,
  form: 'offline',
  place: '',
  onlineUrl: '',
  goal: '',
  needCheck: '',
  needReason: '',
  collaboration: null,
}

/** Why, what for, when and where. People, agenda and materials come on the next page; nobody is told yet. */
export function NewMeetingForm({
  collaboration = null,
  offer,
  onCreated,
}: {
  collaboration?: CollaborationRef | null
  /** What else may fill in; it may suggest the type. */
  offer?: (setType: (type: MeetingType) => void) => ReactNode
  /** What is to be done with the new meeting before its page opens. */
  onCreated?: (meetingId: string) => Promise<void>
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const goTo = useGoTo()
  const create = useCreateMeeting()
  const draft = useDraft<Filled>(collaboration === null ? 'meeting/new' : `meeting/new/${collaboration.id}`, {
    ...blank,
    collaboration,
  })
  const departments = useQuery(departmentsQuery).data?.items ?? []
  const nameField = useRef<HTMLInputElement>(null)
  const { value: filled } = draft
  const set = (change: Partial<Filled>) => draft.set((before) => ({ ...before, ...change }))
  const issues = create.error ? sayError(create.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (filled.name.trim() === '') {
      nameField.current?.focus()
      return
    }
    const { start, end, collaboration, ...fields } = filled
    create.mutate(
      { ...fields, collaborationId: collaboration?.id ?? null, plannedStart: start, plannedEnd: end },
      {
        onSuccess: async ({ id }) => {
          draft.clear()
          await onCreated?.(id)
          goTo(`/meetings/${id}`, { replace: true })
        },
      },
    )
  }

  return (
    <form className="form new-meeting" onSubmit={handleSubmit}>
      {draft.isRestored && (
        <p className="small quiet line">
          {text('common.draftRestored')}
          <Button kind="quiet" small onClick={draft.clear}>
            {text('common.draftDiscard')}
          </Button>
        </p>
      )}
      {offer?.((type) => set({ type }))}
      <FormField label={text('meeting.field.name')} issue={issues.name} required>
        <TextField
          ref={nameField}
          value={filled.name}
          onChange={(name) => set({ name })}
          maxLength={200}
          placeholder={text('meeting.new.namePlaceholder')}
          autoFocus
        />
      </FormField>

      <fieldset className="ask-first">
        <legend className="serif">{text('meeting.new.askFirst')}</legend>
        <p className="small quiet">
          {text('meeting.new.askFirstHint')} <Link to="/tasks/new">{text('meeting.new.taskInstead')}</Link>
        </p>
        <NeedCheckField value={filled.needCheck} onChange={(needCheck) => set({ needCheck })} />
        <FormField
          label={text(isMeetingSpared(filled.needCheck) ? 'agenda.need.why' : 'meeting.field.needReason')}
          issue={issues.needReason}
          required={isMeetingSpared(filled.needCheck)}
        >
          <TextArea
            value={filled.needReason}
            onChange={(needReason) => set({ needReason })}
            maxLength={5000}
            placeholder={text('meeting.new.needPlaceholder')}
          />
        </FormField>
        <FormField label={text('meeting.field.collaborationName')} issue={issues.collaborationId}>
          <CollaborationPicker
            value={filled.collaboration}
            onChange={(collaboration) => set({ collaboration })}
          />
        </FormField>
      </fieldset>

      <FormField label={text('meeting.field.goal')} issue={issues.goal}>
        <TextArea
          value={filled.goal}
          onChange={(goal) => set({ goal })}
          maxLength={5000}
          placeholder={text('meeting.goal.placeholder')}
        />
      </FormField>
      <GoalCheck
        goal={filled.goal}
        around={{
          meetingId: 'new',
          meetingName: filled.name,
          departments,
          collaborationName: filled.collaboration?.name ?? '',
        }}
      />

      <TimeFields start={filled.start} end={filled.end} onChange={(time) => set(time)} />
      <div className="form-columns">
        <FormField label={text('meeting.field.type')}>
          <SelectField
            value={filled.type}
            onChange={(type) => set({ type })}
            options={meetingTypes.map((value) => ({ value, label: text(`enum.meetingType.${value}`) }))}
          />
        </FormField>
        <div className="field">
          <span className="field-label">{text('meeting.field.form')}</span>
          <div>
            <Choice
              label={text('meeting.field.form')}
              value={filled.form}
              onChange={(form) => set({ form })}
              options={forms.map((value) => ({ value, label: text(`enum.meetingForm.${value}`) }))}
            />
          </div>
        </div>
      </div>
      <div className="form-columns">
        {filled.form !== 'online' && (
          <FormField label={text('meeting.field.place')} issue={issues.place}>
            <TextField
              value={filled.place}
              onChange={(place) => set({ place })}
              maxLength={200}
              placeholder={text('meeting.hint.place')}
            />
          </FormField>
        )}
        {filled.form !== 'offline' && (
          <FormField label={text('meeting.field.onlineUrl')} issue={issues.onlineUrl}>
            <TextField
              value={filled.onlineUrl}
              onChange={(onlineUrl) => set({ onlineUrl })}
              maxLength={500}
              placeholder="https://"
              inputMode="url"
            />
          </FormField>
        )}
      </div>
      <ErrorLine error={create.error} />
      <div className="form-end">
        <Button type="submit" kind="primary" busy={create.isPending}>
          {text('meeting.new.create')}
        </Button>
        <span className="small faint">{text('meeting.new.tellsNobody')}</span>
      </div>
    </form>
  )
}
