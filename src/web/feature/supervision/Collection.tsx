import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import type { CollectedState, CollectRow } from '#contract/supervision.ts'
import { collectedStates } from '#contract/task.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayInstant } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Choice, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay, TimeLeft, When } from '#web/ui/When.tsx'
import { toCollectQuery, useCollect } from './api.ts'
import './supervision.css'

/** The collection round: each task past its date, answered in place with one of four words and a sentence. */
export function Collection(): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(toCollectQuery)
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Faces
      query={query}
      isEmpty={() => rows.length === 0}
      empty={
        <EmptyState
          title={text('supervision.collection.empty')}
          hint={text('supervision.collection.emptyHint')}
        />
      }
    >
      {() => (
        <>
          <ul className="collection" aria-label={text('supervision.tab.collection')}>
            {rows.map((row) => (
              <li key={row.id}>
                <Asked row={row} />
              </li>
            ))}
          </ul>
          <p className="small quiet">{text('supervision.collection.deliverable')}</p>
          <More query={query} />
        </>
      )}
    </Faces>
  )
}

function Asked({ row }: { row: CollectRow }): ReactNode {
  const text = useText()
  const reading = useReading()
  const titleId = useId()
  const [state, setState] = useState<CollectedState | ''>('')
  const [said, setSaid] = useState('')
  const [measure, setMeasure] = useState('')
  const collect = useCollect(row.id)
  const { collectBy, lastWord, meeting } = row
  return (
    <form
      className="stack tight"
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault()
        if (state === '') return
        collect.mutate(
          { state, text: said, measure: state === 'done' ? '' : measure },
          { onSuccess: () => toast(text('supervision.collection.saved')) },
        )
      }}
    >
      <div className="line">
        <Link to={`/tasks/${row.id}`} id={titleId}>
          {row.name}
        </Link>
        <span className="small quiet">{row.number}</span>
        <PersonTag person={row.owner} />
        <span className="push small">
          <OnDay day={row.dueOn} /> <TimeLeft day={row.dueOn} />
        </span>
      </div>
      <div className="line small quiet">
        {collectBy.state === 'missed' ? (
          <span className="late">{text('supervision.collection.late')}</span>
        ) : (
          <span>{text('supervision.collection.by', { at: sayInstant(collectBy.at, reading) })}</span>
        )}
        {meeting !== null && <Link to={`/meetings/${meeting.id}`}>{meeting.name}</Link>}
        {lastWord === null ? (
          <span>{text('supervision.collection.none')}</span>
        ) : (
          <span>
            {text('supervision.collection.lastWord')}
            {lastWord.text} <When at={lastWord.at} />
          </span>
        )}
      </div>
      <div className="line">
        <Choice
          label={text('supervision.collection.state')}
          value={state}
          onChange={setState}
          options={collectedStates.map((value) => ({ value, label: text(`supervision.collected.${value}`) }))}
        />
        <TextField
          className="collection-text"
          aria-label={text('supervision.collection.text')}
          placeholder={text('supervision.collection.placeholder')}
          value={said}
          onChange={setSaid}
          maxLength={500}
        />
        {state !== '' && state !== 'done' && (
          <TextField
            className="collection-text"
            aria-label={text('supervision.collection.measure')}
            placeholder={text('supervision.collection.measure')}
            value={measure}
            onChange={setMeasure}
            maxLength={500}
          />
        )}
        <Button type="submit" busy={collect.isPending} disabled={state === ''}>
          {text('supervision.collection.save')}
        </Button>
      </div>
      <ErrorLine error={collect.error} />
    </form>
  )
}
