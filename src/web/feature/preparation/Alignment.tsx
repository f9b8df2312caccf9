import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import type { AlignmentView, HeadAlignment } from '#contract/preparation.ts'
import { type AlignmentOutcome, alignmentOutcomes } from '#domain/preparation/alignment.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { When } from '#web/ui/When.tsx'
import { alignmentQuery, useContested, useNoteHead, useNoteSuperior } from './api.ts'
import './preparation.css'

/** 会前对齐 (S3-78), and for organiser and host what the superior says (S3-79). */
export function Alignment({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const query = useQuery(alignmentQuery(meeting.id))
  const heads = query.data?.heads ?? []
  const done = heads.filter(({ outcome }) => outcome !== null).length
  return (
    <details className="section quiet-part" id="alignment" tabIndex={-1}>
      <summary>
        <h2>{text('preparation.alignment.title')}</h2>
        {heads.length > 0 && (
          <span className={`mark small tone-${done === heads.length ? 'green' : 'amber'}`}>
            <Icon name={done === heads.length ? 'check' : 'ring'} size={14} />
            {text('preparation.alignment.score', { done, count: heads.length })}
          </span>
        )}
      </summary>
      <p className="small faint">{text('preparation.alignment.hint')}</p>
      <Faces query={query}>
        {(view) => (
          <div className="form">
            <Heads meetingId={meeting.id} view={view} />
            {view.superior !== null && (
              <Superior meeting={meeting} superior={view.superior} canNote={view.canNote} />
            )}
          </div>
        )}
      </Faces>
    </details>
  )
}

function Heads({ meetingId, view }: { meetingId: string; view: AlignmentView }): ReactNode {
  const text = useText()
  if (view.heads.length === 0) return <p className="quiet">{text('preparation.alignment.none')}</p>
  const columns: Column<HeadAlignment>[] = [
    {
      key: 'department',
      head: text('preparation.alignment.department'),
      width: 150,
      cell: ({ department, head }) => (
        <span className="stack tight">
          <span>{department.name}</span>
          <span className="small faint">{head?.name ?? text('preparation.alignment.noHead')}</span>
        </span>
      ),
    },
    {
      key: 'talk',
      head: text('preparation.alignment.note'),
      cell: (line) =>
        view.canNote ? (
          <HeadForm key={line.version} meetingId={meetingId} line={line} />
        ) : (
          <span>
            {line.outcome === null
              ? text('preparation.alignment.notYet')
              : text(`enum.alignmentOutcome.${line.outcome}`)}
            {line.note !== '' && ` · ${line.note}`}
          </span>
        ),
    },
    {
      key: 'who',
      head: text('preparation.alignment.who'),
      width: 140,
      cell: ({ notedBy, notedAt }) =>
        notedBy !== null &&
        notedAt !== null && (
          <span className="small faint">
            {notedBy.name} <When at={notedAt} />
          </span>
        ),
    },
  ]
  return (
    <RowTable
      label={text('preparation.alignment.title')}
      columns={columns}
      rows={view.heads}
      keyOf={({ department }) => department.id}
    />
  )
}

interface Talk {
  readonly outcome: AlignmentOutcome | ''
  readonly note: string
}

function HeadForm({ meetingId, line }: { meetingId: string; line: HeadAlignment }): ReactNode {
  const text = useText()
  const note = useNoteHead(meetingId)
  const saved: Talk = { outcome: line.outcome ?? '', note: line.note }
  const draft = useDraft<Talk>(`meeting/${meetingId}/alignment/${line.department.id}`, saved)
  const { value } = draft
  const isDirty = value.outcome !== saved.outcome || value.note.trim() !== saved.note
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    note.mutate(
      {
        departmentId: line.department.id,
        outcome: value.outcome === '' ? null : value.outcome,
        note: value.note,
        version: line.version,
      },
      { onSuccess: draft.clear },
    )
  }
  return (
    <form className="talk" onSubmit={handleSubmit}>
      <SelectField
        aria-label={text('preparation.alignment.outcomeOf', { department: line.department.name })}
        value={value.outcome}
        none={text('preparation.alignment.notYet')}
        onChange={(outcome) => draft.set((before) => ({ ...before, outcome }))}
        options={alignmentOutcomes.map((one) => ({
          value: one,
          label: text(`enum.alignmentOutcome.${one}`),
        }))}
      />
      <TextField
        aria-label={text('preparation.alignment.noteOf', { department: line.department.name })}
        value={value.note}
        onChange={(typed) => draft.set((before) => ({ ...before, note: typed }))}
        maxLength={1000}
      />
      {isDirty && (
        <Button type="submit" small kind="primary" busy={note.isPending}>
          {text('common.save')}
        </Button>
      )}
      <ErrorLine error={note.error} />
    </form>
  )
}

function Superior({
  meeting,
  superior,
  canNote,
}: {
  meeting: MeetingView
  superior: NonNullable<AlignmentView['superior']>
  canNote: boolean
}): ReactNode {
  const text = useText()
  const contested = useContested(meeting.id)
  const isByType = meeting.type === 'resourceConflict'
  return (
    <section className="superior stack tight" aria-label={text('preparation.alignment.superior')}>
      <h3 className="line">
        <Icon name="lock" size={14} />
        {text('preparation.alignment.superior')}
      </h3>
      <p className="small faint">{text('preparation.alignment.superiorHint')}</p>
      {isByType ? (
        <p className="small">{text('preparation.alignment.byType')}</p>
      ) : (
        meeting.can.includes('edit') && (
          <CheckField
            checked={meeting.isResourceContested}
            disabled={contested.isPending}
            onChange={(isResourceContested) =>
              contested.mutate({ isResourceContested, version: meeting.version })
            }
          >
            {text('preparation.alignment.contested')}
          </CheckField>
        )
      )}
      <ErrorLine error={contested.error} />
      {superior.notes.length > 0 && (
        <ul className="superior-notes">
          {superior.notes.map((one) => (
            <li key={one.notedAt}>
              <strong>
                {text(one.isAgreed ? 'preparation.alignment.agreed' : 'preparation.alignment.notAgreed')}
              </strong>
              {one.note !== '' && <span> {one.note}</span>}
              <span className="small faint">
                {' '}
                {one.notedBy.name} <When at={one.notedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {canNote && (superior.isNeeded || superior.notes.length > 0) && (
        <SuperiorForm meetingId={meeting.id} names={superior.superiors.map(({ name }) => name)} />
      )}
    </section>
  )
}

function SuperiorForm({ meetingId, names }: { meetingId: string; names: readonly string[] }): ReactNode {
  const text = useText()
  const add = useNoteSuperior(meetingId)
  const draft = useDraft(`meeting/${meetingId}/superior`, '')
  const [isAgreed, setAgreed] = useState(false)
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    add.mutate(
      { isAgreed, note: draft.value },
      {
        onSuccess: () => {
          draft.clear()
          setAgreed(false)
        },
      },
    )
  }
  return (
    <form className="form" onSubmit={handleSubmit}>
      <FormField
        label={text('preparation.alignment.direction')}
        hint={
          names.length > 0 && text('preparation.alignment.ask', { names: names.join(text('common.join')) })
        }
      >
        <TextArea value={draft.value} onChange={draft.set} maxLength={5000} />
      </FormField>
      <div className="line">
        <CheckField checked={isAgreed} onChange={setAgreed}>
          {text('preparation.alignment.agreed')}
        </CheckField>
        <Button type="submit" busy={add.isPending} disabled={!isAgreed && draft.value.trim() === ''}>
          {text('preparation.alignment.add')}
        </Button>
      </div>
      <ErrorLine error={add.error} />
    </form>
  )
}
