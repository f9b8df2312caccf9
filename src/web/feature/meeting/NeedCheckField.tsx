import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { isMeetingSpared, needChecks } from '#domain/meeting/need.ts'
import { useText } from '#web/lib/text.ts'
import { Choice } from '#web/ui/fields.tsx'
import './prep.css'

type Check = MeetingView['needCheck']

/** Could something less than a meeting settle it? Then it is proposed not to meet. */
export function NeedCheckField({
  value,
  onChange,
}: {
  value: Check
  onChange: (check: Check) => void
}): ReactNode {
  const text = useText()
  return (
    <div className="need">
      <span className="field-label">{text('agenda.need.ask')}</span>
      <div>
        <Choice
          label={text('agenda.need.ask')}
          value={value}
          onChange={onChange}
          options={needChecks.map((check) => ({ value: check, label: text(`enum.needCheck.${check}`) }))}
        />
      </div>
      {isMeetingSpared(value) && (
        <p className="small need-spared" role="status">
          {text('agenda.need.spared', { by: text(`agenda.need.instead.${value}`) })}
        </p>
      )}
    </div>
  )
}
