import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ChecklistEntries } from '#web/feature/checklist/Checklist.tsx'
import { normsQuery } from '#web/feature/norm/api.ts'
import { useNormTitle } from '#web/feature/norm/NormTable.tsx'
import { Safeguards } from '#web/feature/norm/Safeguards.tsx'
import { sayValue } from '#web/feature/norm/value.ts'
import { useMe } from '#web/lib/session.ts'
import { hasText, useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { Waiting } from '#web/ui/Waiting.tsx'
import '#web/feature/norm/norm.css'

const groups = ['PRE', 'MTG', 'WRD', 'MIN', 'TRK', 'COL', 'ESC', 'INF'] as const

/** What stands below is not to be seen before it has its place. */
const screenful = 40

/** 规范: what holds here and why, to be read by everybody. */
export default function NormsPage(): ReactNode {
  const text = useText()
  const { isAdmin } = useMe()
  const titleOf = useNormTitle()
  const query = useQuery(normsQuery)
  return (
    <Page
      title={text('norm.title')}
      {...(isAdmin && {
        actions: <LinkButton to="/settings/norms">{text('norm.settings')}</LinkButton>,
      })}
    >
      <p className="quiet norm-lead">{text('norm.lead')}</p>
      <Faces query={query} waiting={<Waiting lines={screenful} />}>
        {({ items }) =>
          groups.map((group) => (
            <Section key={group} title={text(`enum.normGroup.${group}`)}>
              <p className="small quiet norm-lead">{text(`norm.group.${group}`)}</p>
              <ul className="norm-list">
                {items
                  .filter(({ id, enabled }) => enabled && id.startsWith(`NM-${group}-`))
                  .map((norm) => (
                    <li key={norm.id}>
                      <div className="line">
                        <Link to={`/norms/${norm.id}`}>{titleOf(norm)}</Link>
                        <StateMark kind="severity" state={norm.severity} />
                        {typeof norm.value !== 'boolean' && (
                          <span className="small quiet">
                            {sayValue(norm.value, norm.unit, text, hasText)}
                          </span>
                        )}
                      </div>
                      {hasText(`normWhy.${norm.id}`) && (
                        <p className="small quiet">{text(`normWhy.${norm.id}`)}</p>
                      )}
                    </li>
                  ))}
              </ul>
            </Section>
          ))
        }
      </Faces>
      <ChecklistEntries />
      <Safeguards />
    </Page>
  )
}
