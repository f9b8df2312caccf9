import type { ReactNode } from 'react'
import type { FindingView } from '#contract/common.ts'
import { Refused } from '#web/lib/api.ts'
import { hasText, useText } from '#web/lib/text.ts'
import { CheckField, TextArea } from './fields.tsx'
import { Icon } from './Icon.tsx'
import { inOrder, type Override, passingOf, withOverride } from './overrides.ts'
import { useSayReason } from './reason.ts'
import { StateMark } from './StateMark.tsx'
import { When } from './When.tsx'
import './findings.css'

/**
 * What the norms say: which norm, where, why, and what would satisfy it. With `overrides` and
 * `onOverrides` the reader can take findings on themselves, by a click or with a reason, as each norm
 * allows; `stillStops` (overrides.ts) tells whether anything is left in the way.
 */
export function Findings({
  findings,
  overrides = [],
  onOverrides,
  onGoTo,
}: {
  findings: readonly FindingView[]
  overrides?: readonly Override[]
  onOverrides?: (overrides: readonly Override[]) => void
  /** Leads to the field that a finding is about. */
  onGoTo?: (place: FindingView['place']) => void
}): ReactNode {
  const text = useText()
  if (findings.length === 0) {
    return (
      <p className="mark tone-green">
        <Icon name="check" size={14} />
        {text('common.findings.none')}
      </p>
    )
  }
  return (
    <ol className="findings">
      {inOrder(findings).map((finding) => (
        <FindingItem
          key={finding.fingerprint}
          finding={finding}
          given={overrides.find(({ fingerprint }) => fingerprint === finding.fingerprint)}
          onAnswer={
            onOverrides && ((reason) => onOverrides(withOverride(overrides, finding.fingerprint, reason)))
          }
          onGoTo={onGoTo}
        />
      ))}
    </ol>
  )
}

function FindingItem({
  finding,
  given,
  onAnswer,
  onGoTo,
}: {
  finding: FindingView
  given: Override | undefined
  onAnswer: ((reason: string | undefined) => void) | undefined
  onGoTo: ((place: FindingView['place']) => void) | undefined
}): ReactNode {
  const text = useText()
  const say = useSayReason()
  const { norm, severity, place, overridden } = finding
  const title = `finding.${norm}.title`
  const passing = onAnswer ? passingOf(finding) : 'none'
  return (
    <li className={`finding finding-${severity}`} data-passed={overridden !== null || given !== undefined}>
      <div className="line small">
        <StateMark kind="severity" state={severity} />
        <a
          className="faint"
          href={`/norms/${norm}`}
          target="_blank"
          rel="noreferrer"
          title={hasText(title) ? text(title) : undefined}
        >
          {norm}
        </a>
        {place.label !== '' &&
          (onGoTo ? (
            <button type="button" className="finding-place" onClick={() => onGoTo(place)}>
              {place.label}
            </button>
          ) : (
            <span className="quiet">{place.label}</span>
          ))}
      </div>
      <p>{say(finding.reason)}</p>
      <p className="small quiet">{text('common.findings.remedy', { remedy: say(finding.remedy) })}</p>
      {overridden !== null && (
        <p className="small quiet">
          {text('common.findings.overridden', { by: overridden.by })}
          {overridden.reason !== '' && ` “${overridden.reason}” `}
          <When at={overridden.at} />
        </p>
      )}
      {passing !== 'none' && onAnswer && (
        <CheckField checked={given !== undefined} onChange={(isTaken) => onAnswer(isTaken ? '' : undefined)}>
          {text(passing === 'click' ? 'common.findings.takeOn' : 'common.findings.takeOnWithReason')}
        </CheckField>
      )}
      {passing === 'reason' && given !== undefined && onAnswer && (
        <TextArea
          value={given.reason}
          onChange={onAnswer}
          maxLength={1000}
          aria-label={text('common.reason')}
          placeholder={text('common.findings.reasonPlaceholder')}
          autoFocus
        />
      )}
    </li>
  )
}

/** The findings that a refused act brought along (`norm.blocked`, `norm.needsOverride`); none for other errors. */
export function findingsOf(error: unknown): readonly FindingView[] {
  if (!(error instanceof Refused) || !error.reason.startsWith('norm.')) return []
  const { findings } = (error.detail ?? {}) as { findings?: readonly FindingView[] }
  return findings ?? []
}
