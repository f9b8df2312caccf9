import type { ReactNode } from 'react'
import type { NormView } from '#contract/organisation.ts'
import { hasText, useText } from '#web/lib/text.ts'
import { Link } from '#web/ui/Link.tsx'
import { RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { isCustomised, sayValue } from './value.ts'

/** The norm in the reader's language; the Chinese text is the norm itself. */
export function useNormTitle(): (norm: Pick<NormView, 'id' | 'zh'>) => string {
  const text = useText()
  return ({ id, zh }) => (hasText(`finding.${id}.title`) ? text(`finding.${id}.title`) : zh)
}

export function NormTable({
  label,
  norms,
  onOpen,
}: {
  label: string
  norms: readonly NormView[]
  onOpen: (norm: NormView) => void
}): ReactNode {
  const text = useText()
  const titleOf = useNormTitle()
  return (
    <RowTable
      label={label}
      rows={norms}
      keyOf={({ id }) => id}
      isMuted={({ enabled }) => !enabled}
      columns={[
        {
          key: 'norm',
          head: text('organisation.norms.norm'),
          cell: (norm) => (
            <>
              <button type="button" className="row-link row-button" data-row="" onClick={() => onOpen(norm)}>
                {titleOf(norm)}
              </button>{' '}
              <span className="number">{norm.id}</span>
            </>
          ),
        },
        {
          key: 'severity',
          head: text('organisation.norms.severity'),
          width: 88,
          cell: ({ enabled, severity }) =>
            enabled ? (
              <StateMark kind="severity" state={severity} />
            ) : (
              <span className="faint">{text('organisation.norms.offLabel')}</span>
            ),
        },
        {
          key: 'value',
          head: text('organisation.norms.value'),
          width: '30%',
          cell: (norm) => (
            <span className="quiet">
              {norm.value !== true && sayValue(norm.value, norm.unit, text, hasText)}
              {isCustomised(norm) && (
                <span className="small tone-accent"> {text('organisation.norms.customised')}</span>
              )}
            </span>
          ),
        },
        {
          key: 'overrides',
          head: text('organisation.norms.overrides'),
          width: 96,
          align: 'end',
          cell: ({ overrides }) => overrides > 0 && text('organisation.norms.times', { count: overrides }),
        },
        {
          key: 'strikes',
          head: text('norm.strikes'),
          width: 96,
          align: 'end',
          wideOnly: true,
          cell: ({ id, strikes }) =>
            strikes > 0 && (
              <Link to={`/norms/${id}`}>{text('organisation.norms.times', { count: strikes })}</Link>
            ),
        },
        {
          key: 'changed',
          head: text('organisation.norms.changed'),
          width: 160,
          wideOnly: true,
          cell: ({ changedBy, changedAt }) =>
            changedAt !== null && (
              <span className="small quiet">
                {changedBy?.name} <When at={changedAt} />
              </span>
            ),
        },
      ]}
    />
  )
}
