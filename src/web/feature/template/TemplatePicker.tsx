import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import type { TemplateView } from '#contract/template.ts'
import { useText } from '#web/lib/text.ts'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Link } from '#web/ui/Link.tsx'
import { templatesQuery } from './api.ts'

/** Which template to fill in from, with what it brings; optional, so a failure costs only the offer. */
export function TemplatePicker({
  value,
  onChange,
}: {
  value: string
  onChange: (key: string, template: TemplateView | undefined) => void
}): ReactNode {
  const text = useText()
  const id = useId()
  const query = useQuery(templatesQuery)
  if (query.data === undefined) return query.error ? <ErrorLine error={query.error} /> : null
  const { items } = query.data
  const chosen = items.find(({ key }) => key === value)
  const group = (label: string, templates: readonly TemplateView[]) =>
    templates.length > 0 && (
      <optgroup label={label}>
        {templates.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </optgroup>
    )
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {text('series.template.pick')}
      </label>
      <select
        id={id}
        className="control control-select"
        value={chosen === undefined ? '' : value}
        onChange={({ target }) =>
          onChange(
            target.value,
            items.find(({ key }) => key === target.value),
          )
        }
      >
        <option value="">{text('series.template.none')}</option>
        {group(
          text('series.template.mine'),
          items.filter(({ isBuiltIn }) => !isBuiltIn),
        )}
        {group(
          text('series.template.standard'),
          items.filter(({ isBuiltIn }) => isBuiltIn),
        )}
      </select>
      {chosen === undefined ? (
        <p className="small faint">{text('series.template.pickHint')}</p>
      ) : (
        <div className="small quiet" aria-live="polite">
          {chosen.note !== '' && <p>{chosen.note}</p>}
          {chosen.source !== null && (
            <p>
              {text('series.template.learntFrom')}{' '}
              <Link to={`/collaborations/${chosen.source.id}/retrospective`}>
                {chosen.source.number} {chosen.source.title}
              </Link>
            </p>
          )}
          <p>
            {text('series.template.topics', {
              topics: chosen.content.topics
                .map(({ title, plannedMinutes }) =>
                  plannedMinutes === null
                    ? title
                    : text('series.template.minutes', { title, minutes: plannedMinutes }),
                )
                .join(text('series.rule.separator')),
            })}
          </p>
          {chosen.roles.length > 0 && (
            <p>
              {text('series.template.roles')}{' '}
              {chosen.roles.map((role) => role.text).join(text('series.rule.separator'))}
            </p>
          )}
        </div>
      )}
    </div>
  )
}
