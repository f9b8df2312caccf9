import type { ReactNode } from 'react'
import type { PersonRef } from '#contract/common.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { type RetrospectiveView, useMakeTasks } from './api.ts'
import { PartEnd } from './PartEnd.tsx'
import { usePart } from './use-part.ts'

interface Row {
  readonly id: string | null
  readonly noteId: string | null
  readonly text: string
  readonly owner: PersonRef | null
  readonly dueOn: string | null
  readonly isTask: boolean
}

const fieldsOf = (view: RetrospectiveView): { rows: readonly Row[] } => ({
  rows: view.measures.map(({ id, noteId, text, owner, dueOn, isTask }) => ({
    id,
    noteId,
    text,
    owner,
    dueOn,
    isTask,
  })),
})

/** 改进措施: who does what by when; with an owner and a day each becomes a task like any other. */
export function Measures({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const make = useMakeTasks(view.id)
  const part = usePart({
    view,
    name: 'measures',
    fieldsOf,
    bodyOf: ({ rows }) => ({
      measures: rows
        .filter((row) => row.text.trim() !== '')
        .map(({ id, noteId, text: words, owner, dueOn }) => ({
          id,
          noteId,
          text: words.trim(),
          ownerId: owner?.id ?? null,
          dueOn,
        })),
    }),
  })
  const { rows } = part.value
  const canEdit = view.can.includes('edit')
  const put = (at: number, change: Partial<Row>) =>
    part.change({ rows: rows.map((row, index) => (index === at ? { ...row, ...change } : row)) })
  const hasOpen = view.measures.some(({ isTask }) => !isTask)
  const problems = view.notes.filter(({ kind }) => kind === 'improvement')
  return (
    <div className="stack">
      {rows.length === 0 && <p className="quiet">{text('retrospective.measure.none')}</p>}
      <ul className="retro-rows">
        {rows.map((row, at) => {
          const known = view.measures.find(({ id }) => id === row.id)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a new line has nothing else to be known by
            <li key={at} className="retro-row">
              {canEdit && !row.isTask ? (
                <>
                  <FormField label={text('retrospective.measure.no', { no: at + 1 })}>
                    <TextArea
                      value={row.text}
                      onChange={(words) => put(at, { text: words })}
                      placeholder={text('retrospective.example.measure')}
                      maxLength={5000}
                    />
                  </FormField>
                  <div className="form-columns">
                    <FormField label={text('retrospective.field.owner')}>
                      <PersonPicker value={row.owner} onChange={(owner) => put(at, { owner })} />
                    </FormField>
                    <FormField label={text('retrospective.field.dueOn')}>
                      <DayField value={row.dueOn} onChange={(dueOn) => put(at, { dueOn })} />
                    </FormField>
                    {problems.length > 0 && (
                      <FormField label={text('retrospective.measure.answers')}>
                        <SelectField
                          value={row.noteId ?? ''}
                          none={text('retrospective.measure.answersNone')}
                          onChange={(noteId) => put(at, { noteId: noteId === '' ? null : noteId })}
                          options={problems.map(({ id, text: words }) => ({
                            value: id,
                            label: words.slice(0, 40),
                          }))}
                        />
                      </FormField>
                    )}
                  </div>
                  <div>
                    <Button
                      small
                      kind="quiet"
                      onClick={() => part.change({ rows: rows.filter((_, index) => index !== at) })}
                    >
                      {text('retrospective.remove')}
                    </Button>
                  </div>
                </>
              ) : (
                <>
                  <p className="retro-words">{row.text}</p>
                  <p className="small quiet">
                    {row.owner?.name ?? text('retrospective.measure.noOwner')}{' '}
                    {row.dueOn !== null && <OnDay day={row.dueOn} />}
                  </p>
                  {known?.task != null && (
                    <p className="small">
                      <Link to={`/tasks/${known.task.id}`}>{known.task.number}</Link>{' '}
                      {known.taskState !== null && <StateMark kind="taskState" state={known.taskState} />}
                    </p>
                  )}
                </>
              )}
            </li>
          )
        })}
      </ul>
      {canEdit && (
        <div>
          <Button
            small
            kind="quiet"
            icon="plus"
            onClick={() =>
              part.change({
                rows: [
                  ...rows,
                  { id: null, noteId: null, text: '', owner: null, dueOn: null, isTask: false },
                ],
              })
            }
          >
            {text('retrospective.measure.add')}
          </Button>
        </div>
      )}
      <PartEnd
        part={part}
        say={(fields) =>
          fields.rows.map((row) => [row.text, row.owner?.name ?? '', row.dueOn ?? ''].join(' ')).join('\n')
        }
      />
      {view.can.includes('makeTasks') && hasOpen && !part.isDirty && (
        <div>
          <Button
            icon="task"
            busy={make.isPending}
            onClick={() =>
              make.mutate(undefined, { onSuccess: () => toast(text('retrospective.measure.made')) })
            }
          >
            {text('retrospective.measure.make')}
          </Button>
        </div>
      )}
      <ErrorLine error={make.error} />
    </div>
  )
}
