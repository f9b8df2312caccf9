import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import { closestLevel, type WrittenRecord, writtenRecords } from '#domain/decision/chat.ts'
import { type Classification, classifications } from '#domain/meeting/enums.ts'
import { useGoTo } from '#web/lib/address.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useMe } from '#web/lib/session.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { CollaborationPicker, type CollaborationRef } from '#web/ui/CollaborationPicker.tsx'
import { DayField, InstantField } from '#web/ui/DayField.tsx'
import { Deadlines } from '#web/ui/Deadlines.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { PeoplePicker, PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type ChatDraft, checkQuery, type Prepared, preparedQuery, useRecord } from './api.ts'
import './chat-decision.css'

interface Task {
  readonly name: string
  readonly owner: PersonRef | null
  readonly dueOn: string | null
}

interface Typed {
  readonly id: string
  readonly content: string
  readonly takenAt: string | null
  readonly place: string
  readonly reason: string
  readonly decidedBy: PersonRef | null
  readonly participants: readonly PersonRef[]
  readonly copy: readonly PersonRef[]
  readonly isImportant: boolean
  readonly writtenAs: WrittenRecord | ''
  readonly classification: Classification | ''
  readonly collaboration: CollaborationRef | null
  readonly tasks: readonly Task[]
  readonly overrides: readonly Override[]
}

/** What was decided in a chat, put in writing; what the norms say stands beside it before it is saved (S4-36). */
export function RecordForm({
  prepared,
  place,
}: {
  prepared: Prepared
  /** Where the form was opened from. */
  place: string
}): ReactNode {
  const text = useText()
  const me = useMe()
  const goTo = useGoTo()
  const sayError = useError()
  const record = useRecord()
  const cache = useQueryClient()
  const placesId = useId()
  const [newId] = useState(() => randomId())
  const { collaboration, meeting, task } = prepared
  const { value, set, clear, isRestored } = useDraft<Typed>(`chat-decision/${place}`, {
    id: newId,
    content: prepared.note?.text ?? '',
    takenAt: prepared.note?.takenAt ?? null,
    place: '',
    reason: '',
    decidedBy: null,
    participants: [],
    copy: prepared.stakeholders,
    isImportant: true,
    writtenAs: prepared.writtenAs ?? '',
    classification: prepared.classification,
    collaboration: collaboration && { id: collaboration.id, name: collaboration.title },
    tasks: [],
    overrides: [],
  })
  const change = (part: Partial<Typed>) => set((before) => ({ ...before, ...part }))
  const changeTask = (at: number, part: Partial<Task>) =>
    change({ tasks: value.tasks.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  const issues = record.error ? sayError(record.error).fields : {}
  const draft = draftOf(value, prepared)
  // The words are not asked about while they are typed: the norms look at all the rest.
  const check = useQuery(checkQuery(draft && { ...draft, content: '' }))
  const refused = findingsOf(record.error)
  const findings = check.data?.findings ?? refused
  const stops = findings.some((finding) => stillStops(finding, value.overrides))
  const tasks = value.tasks.flatMap(({ name, owner, dueOn }) =>
    owner === null || name.trim() === '' ? [] : [{ name: name.trim(), ownerId: owner.id, dueOn }],
  )
  const isFilled = draft !== undefined && value.content.trim() !== '' && tasks.length === value.tasks.length

  /** It brings along whom it concerns, and is not more open than itself. */
  async function choose(chosen: CollaborationRef | null) {
    change({ collaboration: chosen })
    if (chosen?.id == null) return
    const found = await cache.fetchQuery(preparedQuery({ collaborationId: chosen.id })).catch(() => undefined)
    if (found === undefined) return
    set((before) => ({
      ...before,
      copy: [
        ...before.copy,
        ...found.stakeholders.filter(({ id }) => !before.copy.some((one) => one.id === id)),
      ],
      classification: closestLevel([
        found.classification,
        ...(before.classification === '' ? [] : [before.classification]),
      ]),
    }))
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (draft === undefined) return
    record.mutate(
      { ...draft, tasks, noteId: prepared.note?.id ?? null, overrides: [...value.overrides] },
      {
        onSuccess: ({ id }) => {
          clear()
          toast(text('chatDecision.recorded'))
          goTo(`/decisions/${id}`, { replace: true })
        },
      },
    )
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      <p className="quiet">{text('chatDecision.new.lead')}</p>
      {isRestored && <p className="small quiet">{text('common.draftRestored')}</p>}
      {(meeting ?? task) !== null && (
        <p className="small">
          {text('chatDecision.field.about')} {[meeting?.title, task?.title].filter(Boolean).join(' · ')}
        </p>
      )}
      <FormField label={text('chatDecision.field.content')} issue={issues.content} required>
        <TextArea
          value={value.content}
          onChange={(content) => change({ content })}
          rows={3}
          maxLength={5000}
          autoFocus
        />
      </FormField>
      <div className="form-columns">
        <FormField label={text('chatDecision.field.takenAt')} issue={issues.takenAt} required>
          <InstantField value={value.takenAt} onChange={(takenAt) => change({ takenAt })} />
        </FormField>
        <FormField
          label={text('chatDecision.field.place')}
          hint={text('chatDecision.hint.place')}
          issue={issues.place}
          required
        >
          <TextField
            value={value.place}
            onChange={(words) => change({ place: words })}
            maxLength={200}
            list={placesId}
          />
          <datalist id={placesId}>
            {['wecom', 'dingtalk', 'feishu', 'wechat', 'phone'].map((one) => (
              <option key={one} value={text(`chatDecision.place.${one}`)} />
            ))}
          </datalist>
        </FormField>
      </div>
      <div className="form-columns">
        <FormField label={text('chatDecision.field.decidedBy')} issue={issues.decidedById} required>
          <PersonPicker value={value.decidedBy} onChange={(decidedBy) => change({ decidedBy })} />
        </FormField>
        <FormField label={text('chatDecision.field.participants')} issue={issues.participantIds}>
          <PeoplePicker value={value.participants} onChange={(participants) => change({ participants })} />
        </FormField>
      </div>
      <FormField label={text('chatDecision.field.reason')} issue={issues.reason}>
        <TextArea value={value.reason} onChange={(reason) => change({ reason })} maxLength={5000} />
      </FormField>
      {meeting === null && task === null && (
        <FormField label={text('chatDecision.field.collaboration')} issue={issues.collaborationId}>
          <CollaborationPicker value={value.collaboration} onChange={(chosen) => void choose(chosen)} />
        </FormField>
      )}
      <FormField
        label={text('chatDecision.field.copy')}
        hint={text('chatDecision.hint.copy')}
        issue={issues.copyIds}
      >
        <PeoplePicker
          value={value.copy.filter(({ id }) => id !== me.id)}
          onChange={(copy) => change({ copy })}
        />
      </FormField>
      <CheckField checked={value.isImportant} onChange={(isImportant) => change({ isImportant })}>
        {text('chatDecision.field.important')}
      </CheckField>
      <div className="form-columns">
        <FormField label={text('chatDecision.field.writtenAs')} issue={issues.writtenAs}>
          <SelectField
            value={value.writtenAs}
            none={text('chatDecision.none.writtenAs')}
            onChange={(writtenAs: WrittenRecord | '') => change({ writtenAs })}
            options={writtenRecords.map((one) => ({ value: one, label: text(`enum.writtenRecord.${one}`) }))}
          />
        </FormField>
        <FormField
          label={text('chatDecision.field.classification')}
          hint={text('chatDecision.hint.classification')}
          issue={issues.classification}
          required
        >
          <SelectField
            value={value.classification}
            none={text('chatDecision.none.classification')}
            onChange={(classification: Classification | '') => change({ classification })}
            options={classifications.map((one) => ({
              value: one,
              label: text(`enum.classification.${one}`),
            }))}
          />
        </FormField>
      </div>
      <fieldset className="chat-tasks">
        <legend className="field-label">{text('chatDecision.field.tasks')}</legend>
        {value.tasks.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a task has no name before it is typed
          <fieldset key={at} className="chat-task">
            <legend className="visually-hidden">{text('chatDecision.taskNo', { no: at + 1 })}</legend>
            <FormField label={text('chatDecision.field.taskName')} required>
              <TextField value={one.name} onChange={(name) => changeTask(at, { name })} maxLength={200} />
            </FormField>
            <FormField
              label={text('chatDecision.field.taskOwner')}
              issue={issues[`tasks.${at}.ownerId`]}
              required
            >
              <PersonPicker value={one.owner} onChange={(owner) => changeTask(at, { owner })} />
            </FormField>
            <FormField label={text('chatDecision.field.taskDue')}>
              <DayField value={one.dueOn} onChange={(dueOn) => changeTask(at, { dueOn })} />
            </FormField>
            <Button
              small
              kind="quiet"
              icon="trash"
              aria-label={text('chatDecision.removeTask', { no: at + 1 })}
              onClick={() => change({ tasks: value.tasks.filter((_, index) => index !== at) })}
            />
          </fieldset>
        ))}
        {value.tasks.length < 20 && (
          <div>
            <Button
              small
              kind="quiet"
              icon="plus"
              onClick={() => change({ tasks: [...value.tasks, { name: '', owner: null, dueOn: null }] })}
            >
              {text('chatDecision.addTask')}
            </Button>
          </div>
        )}
      </fieldset>
      {check.data !== undefined && draft !== undefined && (
        <section aria-live="polite" className="stack">
          <Deadlines deadlines={[check.data.deadline]} />
          <Findings
            findings={findings}
            overrides={value.overrides}
            onOverrides={(overrides) => change({ overrides })}
          />
        </section>
      )}
      <ErrorLine error={check.error ?? (refused.length > 0 && check.data ? null : record.error)} />
      <div className="form-end">
        <Button
          type="submit"
          kind="primary"
          busy={record.isPending}
          disabled={!isFilled || check.data === undefined || stops}
        >
          {text('chatDecision.new.submit')}
        </Button>
        <LinkButton to="/decisions">{text('common.cancel')}</LinkButton>
        {stops && <span className="small quiet">{text('chatDecision.new.stops')}</span>}
      </div>
    </form>
  )
}

/** As it is sent; nothing before it says when, where and by whom it was decided. */
function draftOf(value: Typed, { meeting, task }: Prepared): ChatDraft | undefined {
  const { takenAt, decidedBy } = value
  if (takenAt === null || decidedBy === null || value.place.trim() === '') return undefined
  return {
    id: value.id,
    content: value.content.trim(),
    takenAt,
    place: value.place.trim(),
    reason: value.reason.trim(),
    decidedById: decidedBy.id,
    participantIds: value.participants.map(({ id }) => id),
    copyIds: value.copy.map(({ id }) => id),
    isImportant: value.isImportant,
    writtenAs: value.writtenAs === '' ? null : value.writtenAs,
    classification: value.classification === '' ? null : value.classification,
    collaborationId: value.collaboration?.id ?? null,
    meetingId: meeting?.id ?? null,
    taskId: task?.id ?? null,
  }
}

/** Browsers offer `randomUUID` only where the connection is safe; in a house network it often is not. */
function randomId(): string {
  if (crypto.randomUUID !== undefined) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
