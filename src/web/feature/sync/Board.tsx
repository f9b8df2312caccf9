import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { Deadlines } from '#web/ui/Deadlines.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { PeoplePicker } from '#web/ui/PersonPicker.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import { type SyncBoardView, syncsQuery, useGather, useRemind, useSetCopies, useSetRhythm } from './api.ts'

/** The round that is running, and the one step that is next in it. */
export function CycleNow({ board }: { board: SyncBoardView }): ReactNode {
  const text = useText()
  const { cycle } = board
  if (cycle === null) return <p className="quiet">{text('sync.cycle.notBegun')}</p>
  // While it is accepted, looked back on or put away, nobody waits for a report.
  if (board.state !== 'active' && board.state !== 'paused') {
    return <p className="quiet">{text('sync.cycle.over')}</p>
  }
  return (
    <div className="stack">
      <p className="line">
        <span>
          <OnDay day={cycle.from} /> – <OnDay day={cycle.to} />
        </span>
        <span className="small quiet">
          {text(cycle.hasReported ? 'sync.cycle.reported' : 'sync.cycle.notReported')}
          {text('common.listComma')}
          {text(cycle.hasMet ? 'sync.cycle.met' : 'sync.cycle.notMet')}
        </span>
      </p>
      {board.state === 'paused' ? (
        <p className="small quiet">{text('sync.cycle.paused')}</p>
      ) : (
        <Deadlines deadlines={[cycle.due]} />
      )}
    </div>
  )
}

export function GatherButton({ board }: { board: SyncBoardView }): ReactNode {
  const text = useText()
  const navigate = useNavigate()
  const gather = useGather(board.id)
  if (board.draft !== null) {
    return (
      <LinkButton to={`/syncs/${board.draft.id}`} kind="primary" icon="pencil">
        {text('sync.goOn')}
      </LinkButton>
    )
  }
  if (!board.can.includes('gather')) return null
  return (
    <>
      <Button
        kind="primary"
        icon="record"
        busy={gather.isPending}
        onClick={() =>
          gather.mutate(undefined, { onSuccess: ({ id }) => void navigate({ to: `/syncs/${id}` }) })
        }
      >
        {text('sync.gather')}
      </Button>
      <ErrorLine error={gather.error} />
    </>
  )
}

/** Who has reported on their tasks in this round, and one press for those who have not (S4-44). */
export function Owners({ board }: { board: SyncBoardView }): ReactNode {
  const text = useText()
  const remind = useRemind(board.id)
  const silent = board.owners.filter(({ isUpdated }) => !isUpdated)
  if (board.owners.length === 0) return <p className="quiet">{text('sync.owners.none')}</p>
  return (
    <div className="stack">
      <ul className="sync-owners">
        {board.owners.map(({ owner, tasks, isUpdated }) => (
          <li key={owner.id} className="sync-owner">
            <span className={`mark tone-${isUpdated ? 'green' : 'amber'}`}>
              <Icon name={isUpdated ? 'check' : 'clock'} size={14} />
              {text(isUpdated ? 'sync.owners.updated' : 'sync.owners.silent')}
            </span>
            <span>
              {owner.name} <span className="small quiet">{owner.departmentName}</span>
            </span>
            <ul className="sync-owner-tasks small">
              {tasks.map((task) => (
                <li key={task.id}>
                  <Link to={`/tasks/${task.id}`}>{task.name}</Link>{' '}
                  <span className={task.isUpdated ? 'quiet' : 'tone-amber'}>
                    {task.updatedAt === null ? (
                      text(task.isUpdated ? 'sync.owners.fresh' : 'sync.owners.never')
                    ) : (
                      <When at={task.updatedAt} />
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {board.can.includes('remind') && silent.length > 0 && (
        <div className="line">
          <Button
            icon="bell"
            busy={remind.isPending}
            disabled={board.remindAgain !== null}
            onClick={() =>
              remind.mutate(undefined, {
                onSuccess: () => toast(text('sync.owners.reminded', { count: silent.length })),
              })
            }
          >
            {text('sync.owners.remind', { count: silent.length })}
          </Button>
          {board.remindAgain !== null && (
            <span className="small quiet">
              {text('sync.owners.again')} <When at={board.remindAgain.at} />
            </span>
          )}
        </div>
      )}
      <ErrorLine error={remind.error} />
    </div>
  )
}

/** How often, and who gets a copy. */
export function Settings({ board }: { board: SyncBoardView }): ReactNode {
  const text = useText()
  const rhythm = useSetRhythm(board.id)
  const copies = useSetCopies(board.id)
  const canSet = board.can.includes('setRhythm')
  const said = text('sync.rhythm.weeks', { count: board.weeks })
  if (!canSet) {
    return (
      <p>
        {said}
        {board.copies.length > 0 && (
          <span className="quiet">
            {' · '}
            {text('sync.copies.label')} {board.copies.map(({ name }) => name).join(text('common.join'))}
          </span>
        )}
      </p>
    )
  }
  return (
    <div className="form sync-settings">
      <FormField label={text('sync.rhythm.label')} hint={text(`sync.rhythm.by.${board.weeksBy}`)}>
        <SelectField
          value={board.weeksBy === 'own' ? String(board.weeks) : ''}
          none={text('sync.rhythm.asPlanned', { said })}
          onChange={(weeks) => rhythm.mutate((weeks as string) === '' ? null : Number(weeks))}
          options={board.allowed.map((weeks) => ({
            value: String(weeks),
            label: text('sync.rhythm.weeks', { count: weeks }),
          }))}
        />
      </FormField>
      <ErrorLine error={rhythm.error} />
      <FormField label={text('sync.copies.label')} hint={text('sync.copies.hint')}>
        <PeoplePicker
          value={board.copies}
          onChange={(people) => copies.mutate(people.map(({ id }) => id))}
          disabled={copies.isPending}
        />
      </FormField>
      <ErrorLine error={copies.error} />
    </div>
  )
}

/** Reports that were sent, newest first. */
export function SentReports({ id }: { id: string }): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(syncsQuery(id))
  return (
    <Faces
      query={query}
      isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      empty={<EmptyState title={text('sync.list.none')} hint={text('sync.list.noneHint')} />}
    >
      {({ pages }) => (
        <div className="stack">
          <ul className="sync-reports">
            {pages
              .flatMap(({ items }) => items)
              .map((row) => (
                <li key={row.id} className="sync-report" data-replaced={row.isReplaced}>
                  <span className="line">
                    <Link to={`/syncs/${row.id}`}>
                      <OnDay day={row.from} /> – <OnDay day={row.to} />
                    </Link>
                    <span className="number small">{row.number}</span>
                    {row.isCorrection && (
                      <span className="small tone-amber">{text('sync.list.correction')}</span>
                    )}
                    {row.isReplaced && <span className="small quiet">{text('sync.list.replaced')}</span>}
                  </span>
                  <span className="small quiet">
                    {text('sync.list.counts', { done: row.done, undone: row.undone, support: row.support })}
                    {row.openSupport > 0 && (
                      <span className="tone-amber">
                        {text('common.listComma')}
                        {text('sync.list.openSupport', { count: row.openSupport })}
                      </span>
                    )}
                  </span>
                  <span className="small quiet">
                    {row.sentBy?.name} <When at={row.sentAt} />
                  </span>
                  {row.meeting !== null && (
                    <span className="small line">
                      <Link to={`/meetings/${row.meeting.id}`}>{row.meeting.title}</Link>
                      <StateMark kind="meetingState" state={row.meeting.state as 'draft'} />
                    </span>
                  )}
                </li>
              ))}
          </ul>
          <More query={query} />
        </div>
      )}
    </Faces>
  )
}
