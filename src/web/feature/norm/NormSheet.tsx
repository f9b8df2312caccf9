import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { NormChange, StrikeView } from '#contract/norm.ts'
import type { NormView } from '#contract/organisation.ts'
import { useMe } from '#web/lib/session.ts'
import { hasText, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { Section } from '#web/ui/Page.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { normQuery, strikesQuery } from './api.ts'
import { NormDialog } from './NormDialog.tsx'
import { sayValue } from './value.ts'
import './norm.css'

/** One norm for everybody: why it is there, what it asks here, where it struck, and how it came to stand so. */
export function NormSheet({ norm }: { norm: NormView }): ReactNode {
  const text = useText()
  const { isAdmin } = useMe()
  const [isEditing, setEditing] = useState(false)
  const why = `normWhy.${norm.id}`
  return (
    <>
      {hasText(why) && <p className="norm-why">{text(why)}</p>}
      <Section
        title={text('norm.asks')}
        actions={
          isAdmin && <Button onClick={() => setEditing(true)}>{text('organisation.norms.edit')}</Button>
        }
      >
        <dl className="norm-facts">
          <dt>{text('organisation.norms.severity')}</dt>
          <dd>
            {norm.enabled ? (
              <StateMark kind="severity" state={norm.severity} />
            ) : (
              <span className="faint">{text('organisation.norms.offLabel')}</span>
            )}
          </dd>
          {typeof norm.value !== 'boolean' && (
            <>
              <dt>{text('organisation.norms.value')}</dt>
              <dd>
                {sayValue(norm.value, norm.unit, text, hasText)}{' '}
                <span className="faint small">
                  {text('organisation.norms.default', {
                    value: sayValue(norm.defaultValue, norm.unit, text, hasText),
                  })}
                </span>
              </dd>
            </>
          )}
          <dt>{text('organisation.norms.override')}</dt>
          <dd>{text(`enum.override.${norm.override}`)}</dd>
          <dt>{text('norm.sources')}</dt>
          <dd>
            <ul className="norm-sources">
              {norm.sources.map((source) => (
                <li key={source}>{text(`norm.source.${source}`)}</li>
              ))}
            </ul>
          </dd>
        </dl>
      </Section>
      <Section title={text('norm.strikes')} note={norm.strikes > 0 ? norm.strikes : ''}>
        <Strikes id={norm.id} />
      </Section>
      <Section title={text('norm.versions')}>
        <Versions norm={norm} />
      </Section>
      {isEditing && <NormDialog norm={norm} mayEdit onClose={() => setEditing(false)} />}
    </>
  )
}

const addresses: Readonly<Record<string, string>> = {
  meeting: '/meetings/',
  minutes: '/minutes/',
  decision: '/decisions/',
  task: '/tasks/',
}

function Strikes({ id }: { id: string }): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(strikesQuery(id))
  const columns: Column<StrikeView>[] = [
    {
      key: 'title',
      head: text('norm.where'),
      cell: ({ noun, nounId, title, label }) => (
        <>
          {addresses[noun] === undefined ? title : <Link to={addresses[noun] + nounId}>{title}</Link>}
          {label !== '' && label !== title && <span className="small quiet"> {label}</span>}
        </>
      ),
    },
    {
      key: 'outcome',
      head: text('norm.outcome'),
      width: 200,
      cell: ({ outcome, times, reason }) => (
        <>
          {text(`norm.outcomes.${outcome}`)}
          {times > 1 && <span className="faint small"> {text('norm.times', { count: times })}</span>}
          {reason !== '' && <div className="small quiet">{text('norm.because', { reason })}</div>}
        </>
      ),
    },
    {
      key: 'when',
      head: text('norm.when'),
      width: 190,
      wideOnly: true,
      cell: ({ person, lastAt }) => (
        <span className="small quiet">
          {person?.name} <When at={lastAt} />
        </span>
      ),
    },
  ]
  return (
    <Faces
      query={query}
      isEmpty={({ pages }) => pages[0]?.items.length === 0}
      empty={<EmptyState title={text('norm.noStrikes')} hint={text('norm.noStrikesHint')} />}
    >
      {({ pages }) => (
        <>
          <RowTable
            label={text('norm.strikes')}
            columns={columns}
            rows={pages.flatMap(({ items }) => items)}
            keyOf={({ nounId, label, lastAt }) => `${nounId}${label}${lastAt}`}
          />
          <More query={query} />
        </>
      )}
    </Faces>
  )
}

function Versions({ norm }: { norm: NormView }): ReactNode {
  const text = useText()
  const query = useQuery(normQuery(norm.id))
  const say = (setting: NormChange['after']) =>
    setting.enabled
      ? `${text(`enum.severity.${setting.severity}`)} · ${sayValue(setting.value, norm.unit, text, hasText)}`
      : text('organisation.norms.offLabel')
  return (
    <Faces
      query={query}
      isEmpty={({ changes }) => changes.length === 0}
      empty={<p className="faint">{text('norm.neverChanged')}</p>}
    >
      {({ changes }) => (
        <ol className="norm-versions">
          {changes.map((change) => (
            <li key={change.version}>
              <div className="small quiet">
                {text('norm.version', { no: change.version })} · {change.person?.name} <When at={change.at} />
              </div>
              <div>
                <del className="quiet">{say(change.before)}</del> → <ins>{say(change.after)}</ins>
              </div>
              {change.reason !== '' && (
                <div className="small quiet">{text('norm.because', { reason: change.reason })}</div>
              )}
              {change.source !== null && (
                <div className="small">
                  {text('norm.learntFrom')}{' '}
                  <Link to={`/collaborations/${change.source.id}/retrospective`}>
                    {change.source.number} {change.source.title}
                  </Link>
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
    </Faces>
  )
}
