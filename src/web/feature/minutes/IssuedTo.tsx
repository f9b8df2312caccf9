import type { ReactNode } from 'react'
import type { MinutesContent } from '#contract/minutes.ts'
import { useText } from '#web/lib/text.ts'

/** 主送, 抄送, 签发 at the foot of the paper. */
export function IssuedTo({ content: { issue } }: { content: MinutesContent }): ReactNode {
  const text = useText()
  if (issue === null) return null
  const names = (list: readonly string[]) =>
    list.length === 0 ? text('document.none') : list.join(text('document.separator'))
  return (
    <section className="paper-part">
      <dl className="form-grid">
        <div className="form-cell wide">
          <dt>{text('document.field.to')}</dt>
          <dd>{names(issue.to)}</dd>
        </div>
        <div className="form-cell wide">
          <dt>{text('document.field.cc')}</dt>
          <dd>{names(issue.cc)}</dd>
        </div>
        <div className="form-cell">
          <dt>{text('document.field.issuer')}</dt>
          <dd>{issue.issuer || text('document.none')}</dd>
        </div>
        <div className="form-cell">
          <dt>{text('document.field.issuedOn')}</dt>
          <dd>{issue.issuedOn || '—'}</dd>
        </div>
      </dl>
    </section>
  )
}
