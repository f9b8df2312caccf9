import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { DecisionRow } from '#contract/decision.ts'
import { decisionSources } from '#domain/decision/chat.ts'
import { decisionKinds, decisionStates, isSettled } from '#domain/decision/lifecycle.ts'
import { type Filters, useTypedSearch } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { CheckField, SelectField, TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { type DecisionFilter, decisionKeys, decisionsQuery } from './api.ts'
import './decision.css'

type Change = (change: Readonly<Record<string, string | undefined>>) => void

/** What the address asks for; what it says wrongly counts as not said. */
export function filterOf(filters: Filters): DecisionFilter {
  const state = decisionStates.find((one) => one === filters.state)
  const source = decisionSources.find((one) => one === filters.source)
  const kind = decisionKinds.find((one) => one === filters.kind)
  return {
    ...(state && { state }),
    ...(kind && { kind }),
    ...(source && { source }),
    ...(filters.stuck === 'true' && { stuck: 'true' }),
    ...(filters.meetingId && { meetingId: filters.meetingId }),
    ...(filters.q && { q: filters.q.slice(0, 60) }),
  }
}

export function DecisionFilters({ filters, onChange }: { filters: Filters; onChange: Change }): ReactNode {
  const text = useText()
  const [typed, setTyped] = useTypedSearch(filters.q ?? '', onChange)
  return (
    <div className="filters">
      <TextField
        type="search"
        aria-label={text('decision.list.search')}
        placeholder={text('decision.list.search')}
        value={typed}
        onChange={setTyped}
        maxLength={60}
      />
      <SelectField
        aria-label={text('decision.field.state')}
        value={filters.state ?? ''}
        none={text('decision.list.anyState')}
        onChange={(state) => onChange({ state: state || undefined })}
        options={decisionStates.map((state) => ({
          value: state,
          label: text(`enum.decisionState.${state}`),
        }))}
      />
      <SelectField
        aria-label={text('decision.field.kind')}
        value={filters.kind ?? ''}
        none={text('decision.list.anyKind')}
        onChange={(kind) => onChange({ kind: kind || undefined })}
        options={decisionKinds.map((kind) => ({ value: kind, label: text(`enum.decisionKind.${kind}`) }))}
      />
      <SelectField
        aria-label={text('chatDecision.list.source')}
        value={filters.source ?? ''}
        none={text('chatDecision.list.anySource')}
        onChange={(source) => onChange({ source: source || undefined })}
        options={decisionSources.map((source) => ({
          value: source,
          label: text(`enum.decisionSource.${source}`),
        }))}
      />
      <CheckField
        checked={filters.stuck === 'true'}
        onChange={(isOn) => onChange({ stuck: isOn ? 'true' : undefined })}
      >
        {text('decision.list.stuck')}
      </CheckField>
      {filters.meetingId !== undefined && (
        <Button small kind="quiet" icon="cross" onClick={() => onChange({ meetingId: undefined })}>
          {text('decision.list.oneMeeting')}
        </Button>
      )}
    </div>
  )
}

/** The same filter as a file. */
export function ExportDecisions({ filters }: { filters: Filters }): ReactNode {
  const text = useText()
  const query = new URLSearchParams(filterOf(filters) as Record<string, string>)
  return (
    <a className="button button-plain" href={`/api/v1/decisions/export?${query}`} download>
      <Icon name="download" size={14} />
      {text('decision.list.export')}
    </a>
  )
}

/** 决议跟踪表, newest first. */
export function DecisionList({ filters, onChange }: { filters: Filters; onChange: Change }): ReactNode {
  const text = useText()
  const filter = filterOf(filters)
  const query = useInfiniteQuery(decisionsQuery(filter))
  const cache = useQueryClient()
  useStream('decisions', () => void cache.invalidateQueries({ queryKey: decisionKeys.lists }))
  const columns = useColumns()
  const empty =
    Object.keys(filter).length > 0 ? (
      <EmptyState title={text('decision.empty.noMatch')}>
        <Button
          onClick={() =>
            onChange({
              q: undefined,
              state: undefined,
              kind: undefined,
              source: undefined,
              stuck: undefined,
              meetingId: undefined,
            })
          }
        >
          {text('common.clearFilters')}
        </Button>
      </EmptyState>
    ) : (
      <EmptyState title={text('decision.empty.title')} hint={text('decision.empty.hint')}>
        <LinkButton to="/meetings">{text('decision.empty.meetings')}</LinkButton>
      </EmptyState>
    )
  return (
    <Faces query={query} isEmpty={({ pages }) => pages[0]?.items.length === 0} empty={empty}>
      {({ pages }) => (
        <div className="stack">
          <RowTable
            label={text('decision.list.title')}
            columns={columns}
            rows={pages.flatMap(({ items }) => items)}
            keyOf={({ id }) => id}
            to={({ id }) => `/decisions/${id}`}
            isMuted={(decision) => isSettled(decision)}
          />
          <More query={query} />
        </div>
      )}
    </Faces>
  )
}

function useColumns(): readonly Column<DecisionRow>[] {
  const text = useText()
  return useMemo(
    () => [
      {
        key: 'content',
        head: text('decision.field.content'),
        cell: ({ content, number }) => (
          <span className="serif decision-content">
            {content || text('decision.noContent')} <span className="number">{number}</span>
          </span>
        ),
      },
      {
        key: 'state',
        head: text('decision.field.state'),
        width: 92,
        cell: ({ state }) => <StateMark kind="decisionState" state={state} />,
      },
      {
        key: 'kind',
        head: text('decision.field.kind'),
        width: 84,
        cell: ({ kind }) => <span className="quiet">{text(`enum.decisionKind.${kind}`)}</span>,
      },
      {
        key: 'owner',
        head: text('decision.field.responsible'),
        width: 118,
        cell: ({ owner, ownerDepartment, cooperating }) => (
          <span title={cooperating.map(({ department }) => department.name).join(text('common.join'))}>
            {owner?.name ?? ownerDepartment?.name ?? <span className="faint">—</span>}
            <span className="small faint decision-under">
              {[
                owner !== null && ownerDepartment?.name,
                cooperating.length > 0 && text('decision.helping', { count: cooperating.length }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
        ),
      },
      {
        key: 'due',
        head: text('decision.field.due'),
        width: 132,
        cell: ({ dueOn, dueText, state, confirmBy }) => (
          <>
            {dueOn === null ? <span className="faint">{dueText || '—'}</span> : <OnDay day={dueOn} near />}
            {state === 'provisional' && confirmBy !== null && (
              <span className="small decision-under">
                {text('decision.field.confirmBy')} <OnDay day={confirmBy} near />
              </span>
            )}
          </>
        ),
      },
      {
        key: 'tasks',
        head: text('decision.field.tasks'),
        width: 110,
        cell: ({ id, taskCount, openTaskCount, stuck, progress, acceptedBy }) => (
          <span title={progress.text}>
            {taskCount === 0 ? (
              <span className="faint">{text('decision.noTasks')}</span>
            ) : (
              <Link to={`/tasks?view=all&open=any&decisionId=${id}`}>
                {text('decision.tasksDone', { done: taskCount - openTaskCount, count: taskCount })}
              </Link>
            )}
            {stuck !== null && (
              <span className="small late decision-under">{text(`enum.stuckReason.${stuck}`)}</span>
            )}
            {stuck === null && progress.percent !== null && openTaskCount > 0 && (
              <span className="small faint decision-under">{progress.percent}%</span>
            )}
            {acceptedBy.length > 0 && (
              <span className="small faint decision-under">
                {text('decision.acceptedBy', { people: acceptedBy.join(text('common.join')) })}
              </span>
            )}
          </span>
        ),
      },
      {
        key: 'meeting',
        head: text('decision.field.meeting'),
        width: 150,
        wideOnly: true,
        cell: ({ meeting, topic, source, chatPlace, collaboration }) =>
          source === 'im' ? (
            <>
              <span className="small">
                {text('enum.decisionSource.im')} · {chatPlace}
              </span>
              {collaboration !== null && (
                <span className="small faint decision-meeting">{collaboration.title}</span>
              )}
            </>
          ) : (
            meeting && (
              <>
                <Link to={`/meetings/${meeting.id}`} className="small decision-meeting" title={meeting.title}>
                  {meeting.title}
                </Link>
                {topic !== null && <span className="small faint decision-meeting">{topic.title}</span>}
              </>
            )
          ),
      },
      {
        key: 'remark',
        head: text('decision.field.remark'),
        width: 120,
        wideOnly: true,
        cell: ({ remark }) => <span className="small quiet decision-remark">{remark}</span>,
      },
    ],
    [text],
  )
}
