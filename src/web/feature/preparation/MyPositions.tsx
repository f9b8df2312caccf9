import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import type { PositionView } from '#contract/preparation.ts'
import { Refused } from '#web/lib/api.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { positionsQuery, useSavePosition } from './api.ts'
import {
  mergeWords,
  type PositionField,
  type PositionWords,
  pointsOf,
  positionFields,
  wordsOf,
} from './position.ts'
import './preparation.css'

/** 部门会前准备: what my department brings to each topic (S2-21). Only for whoever may write it now. */
export function MyPositions({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const query = useQuery(positionsQuery(meeting.id))
  if (query.data !== undefined && query.data.mine.length === 0) return null
  if (meeting.topics.length === 0) return null
  const own = meeting.attendees.find(({ id }) => id === meeting.myAttendeeId)?.topicIds ?? []
  // Mine first; the others can be written about all the same.
  const topics = meeting.topics.toSorted((a, b) => Number(own.includes(b.id)) - Number(own.includes(a.id)))
  return (
    <div id="positions" tabIndex={-1}>
      <Section title={text('preparation.position.title')}>
        <p className="small faint">{text('preparation.position.hint')}</p>
        <Faces query={query}>
          {({ items, mine }) => (
            <>
              {mine.map((department) => (
                <div key={department.id} className="stack tight">
                  {mine.length > 1 && <h3 className="small">{department.name}</h3>}
                  {topics.map((topic) => (
                    <OnePosition
                      key={topic.id}
                      meetingId={meeting.id}
                      topic={topic}
                      department={department}
                      statement={items.find(
                        (one) => one.topicId === topic.id && one.department.id === department.id,
                      )}
                    />
                  ))}
                </div>
              ))}
            </>
          )}
        </Faces>
      </Section>
    </div>
  )
}

function OnePosition({
  meetingId,
  topic,
  department,
  statement,
}: {
  meetingId: string
  topic: TopicView
  department: DepartmentRef
  statement: PositionView | undefined
}): ReactNode {
  const text = useText()
  const isWritten = statement !== undefined
  return (
    <details className="position">
      <summary>
        <span>{text('preparation.position.topic', { no: topic.seq, title: topic.title })}</span>
        <span className={`mark small tone-${isWritten ? 'green' : 'amber'}`}>
          <Icon name={isWritten ? 'check' : 'ring'} size={14} />
          {text(isWritten ? 'preparation.position.written' : 'preparation.position.unwritten')}
        </span>
      </summary>
      <PositionForm meetingId={meetingId} topic={topic} department={department} statement={statement} />
    </details>
  )
}

interface Conflict {
  readonly field: PositionField
  readonly theirs: PositionView
}

function PositionForm({
  meetingId,
  topic,
  department,
  statement,
}: {
  meetingId: string
  topic: TopicView
  department: DepartmentRef
  statement: PositionView | undefined
}): ReactNode {
  const text = useText()
  const save = useSavePosition(meetingId)
  const saved = wordsOf(statement)
  const draft = useDraft<PositionWords>(`meeting/${meetingId}/position/${topic.id}/${department.id}`, saved)
  // What stood there when typing began: a merge needs to know who changed what.
  const base = useRef(saved)
  const [conflict, setConflict] = useState<Conflict>()
  const { value } = draft
  const isDirty = positionFields.some((field) => value[field] !== saved[field])
  if (!isDirty) base.current = saved

  function send(words: PositionWords, version: number) {
    save.mutate(
      {
        topicId: topic.id,
        departmentId: department.id,
        position: words.position,
        needs: words.needs,
        suggestion: words.suggestion,
        speakingPoints: pointsOf(words.points),
        version,
      },
      {
        onSuccess: () => {
          draft.clear()
          toast(text('common.saved'))
        },
        onError: (error) => {
          const theirs = staleOf(error)
          if (theirs === undefined) return
          const { merged, conflict: field } = mergeWords(base.current, words, wordsOf(theirs))
          draft.set(merged)
          base.current = wordsOf(theirs)
          if (field === undefined) send(merged, theirs.version)
          else setConflict({ field, theirs })
        },
      },
    )
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    send(value, statement?.version ?? 0)
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      {positionFields.map((field) => (
        <FormField
          key={field}
          label={text(`preparation.position.${field}`)}
          hint={text(`preparation.position.${field}Hint`)}
        >
          <TextArea
            value={value[field]}
            onChange={(typed) => draft.set((before) => ({ ...before, [field]: typed }))}
            maxLength={5000}
          />
        </FormField>
      ))}
      <ErrorLine error={conflict === undefined && staleOf(save.error) === undefined ? save.error : null} />
      <div className="form-end">
        <Button type="submit" kind={isDirty ? 'primary' : 'plain'} busy={save.isPending} disabled={!isDirty}>
          {text('preparation.position.save')}
        </Button>
        {statement !== undefined && (
          <span className="small faint">
            {text('preparation.position.by', { name: statement.author.name })}{' '}
            <When at={statement.updatedAt} />
          </span>
        )}
      </div>
      {conflict !== undefined && (
        <ConflictDialog
          mine={value[conflict.field]}
          theirs={wordsOf(conflict.theirs)[conflict.field]}
          theirName={conflict.theirs.author.name}
          onClose={() => setConflict(undefined)}
          onSettle={(settled) => {
            const words = { ...value, [conflict.field]: settled }
            draft.set(words)
            setConflict(undefined)
            send(words, conflict.theirs.version)
          }}
        />
      )}
    </form>
  )
}

function staleOf(error: unknown): PositionView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'position.stale') return undefined
  return (error.detail as { current?: PositionView | null } | undefined)?.current ?? undefined
}
