import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
import type { WeeklyRow } from '#contract/supervision.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayInstant } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { NumberField, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import { useReport, weeklyQuery } from './api.ts'
import './supervision.css'

/** All that owes this week's report, each reported on in place. */
export function Weekly({ part }: { part: 'mine' | 'kept' }): ReactNode {
  const text = useText()
  const reading = useReading()
  const query = useInfiniteQuery(weeklyQuery(part))
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  const due = query.data?.pages[0]?.due ?? null
  return (
    <Faces
      query={query}
      isEmpty={() => rows.length === 0}
      empty={
        <EmptyState
          title={text(part === 'mine' ? 'supervision.weekly.empty' : 'supervision.weekly.emptyKept')}
          hint={text('supervision.weekly.emptyHint')}
        />
      }
    >
      {() => (
        <>
          {due !== null && (
            <p className={`small ${due.state === 'missed' ? 'late' : 'quiet'}`}>
              {text('supervision.weekly.due', { at: sayInstant(due.at, reading) })}
            </p>
          )}
          <ul className="collection" aria-label={text(`supervision.weekly.part.${part}`)}>
            {rows.map((row) => (
              <li key={row.id}>
                <Owed row={row} isMine={part === 'mine'} />
              </li>
            ))}
          </ul>
          {part === 'mine' && <p className="small quiet">{text('supervision.weekly.more')}</p>}
          <More query={query} />
        </>
      )}
    </Faces>
  )
}

function Owed({ row, isMine }: { row: WeeklyRow; isMine: boolean }): ReactNode {
  const text = useText()
  const titleId = useId()
  const { lastWord } = row
  return (
    <div className="stack tight">
      <div className="line">
        <Link to={`/tasks/${row.id}`} id={titleId}>
          {row.name}
        </Link>
        <span className="small quiet">{row.number}</span>
        <StateMark kind="taskState" state={row.state} />
        {!isMine && <PersonTag person={row.owner} />}
        <span className="push small quiet">
          {row.dueOn !== null && <OnDay day={row.dueOn} />} {row.percent}%
        </span>
      </div>
      <div className="small quiet">
        {lastWord === null ? (
          text('supervision.collection.none')
        ) : (
          <>
            {text('supervision.collection.lastWord')}
            {lastWord.text} <When at={lastWord.at} />
          </>
        )}
      </div>
      {isMine && <Report row={row} />}
    </div>
  )
}

interface Typed {
  readonly text: string
  readonly percent: number | null
  readonly awaiting: DepartmentRef | null
  readonly risk: string
  readonly riskId: string | null
}

function Report({ row }: { row: WeeklyRow }): ReactNode {
  const text = useText()
  const report = useReport(row.id)
  // The same draft as on the page of the task, so that what was begun there goes on here.
  const { value, set, clear } = useDraft<Typed>(`task/${row.id}/update`, {
    text: '',
    percent: null,
    awaiting: null,
    risk: '',
    riskId: null,
  })
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault()
        if (value.text.trim() === '') return
        report.mutate(
          {
            text: value.text.trim(),
            percent: value.percent,
            awaitingDepartmentId: value.awaiting?.id ?? null,
            riskPoint: value.risk.trim(),
            riskId: value.risk.trim() === '' ? null : value.riskId,
          },
          {
            onSuccess: () => {
              clear()
              toast(text('supervision.weekly.saved'))
            },
          },
        )
      }}
    >
      <TextField
        className="collection-text"
        aria-label={text('supervision.weekly.what', { name: row.name })}
        placeholder={text('supervision.weekly.placeholder')}
        value={value.text}
        maxLength={5000}
        onChange={(words) => set((before) => ({ ...before, text: words }))}
      />
      <NumberField
        aria-label={text('supervision.weekly.percent', { name: row.name })}
        unit="%"
        min={0}
        max={100}
        placeholder={String(row.percent)}
        value={value.percent}
        onChange={(percent) => set((before) => ({ ...before, percent }))}
      />
      <Button type="submit" busy={report.isPending} disabled={value.text.trim() === ''}>
        {text('supervision.weekly.save')}
      </Button>
      <ErrorLine error={report.error} />
    </form>
  )
}
