import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { SupervisionView } from '#contract/supervision.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay, sayInstant } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { When } from '#web/ui/When.tsx'
import { supervisionQuery } from './api.ts'
import { Step, stepWords, useToldWords } from './Steps.tsx'
import { UrgeDialog } from './UrgeDialog.tsx'

/** What is done about a task from outside: whose turn it is, who was told, who is next, who was urged. */
export function SupervisionPart({ taskId, canUrge }: { taskId: string; canUrge: boolean }): ReactNode {
  const text = useText()
  const query = useQuery(supervisionQuery(taskId))
  const [isUrging, setUrging] = useState(false)
  const { awaited, urgeAgain } = query.data ?? { awaited: null, urgeAgain: null }
  return (
    <Section
      title={text('supervision.part')}
      actions={
        canUrge &&
        awaited !== null &&
        awaited.people.length > 0 && (
          <Button small icon="bell" disabled={urgeAgain !== null} onClick={() => setUrging(true)}>
            {text('supervision.urge.action')}
          </Button>
        )
      }
    >
      <Faces query={query}>{(view) => <Read view={view} />}</Faces>
      {(query.data?.urges.length ?? 0) + (query.data?.steps.length ?? 0) > 0 && (
        <Link to={`/print/urging/${taskId}`} className="small">
          {text('supervision.paper')}
        </Link>
      )}
      {isUrging && awaited !== null && (
        <UrgeDialog taskId={taskId} awaited={awaited} onClose={() => setUrging(false)} />
      )}
    </Section>
  )
}

function Read({ view }: { view: SupervisionView }): ReactNode {
  const text = useText()
  const reading = useReading()
  const told = useToldWords()
  const { awaited, next, steps, urges, urgeAgain } = view
  const names = (people: readonly { readonly name: string }[]) =>
    people.map(({ name }) => name).join(text('common.listComma'))
  return (
    <div className="stack">
      <div className="stack tight small">
        {awaited !== null && awaited.people.length > 0 && (
          <span>
            {text('supervision.awaited', {
              people: names(awaited.people),
              party: text(`supervision.party.${awaited.party}`),
            })}
          </span>
        )}
        {urgeAgain !== null && (
          <span className="quiet">
            {text('supervision.urge.quiet', { at: sayInstant(urgeAgain.at, reading) })}
          </span>
        )}
        {next !== null && (
          <span className="quiet">
            {text('supervision.next', {
              on: sayDay(next.on, reading),
              step: stepWords(text, next.workingDays),
              people: next.people.length === 0 ? text('supervision.toldNobody') : told(next.people),
            })}
          </span>
        )}
        {steps.length === 0 && urges.length === 0 && (
          <span className="quiet">{text('supervision.noSteps')}</span>
        )}
      </div>
      {(steps.length > 0 || urges.length > 0) && (
        <ul className="chain-links">
          {steps.map((step) => (
            <li key={step.id} style={{ padding: '5px 0' }}>
              <Step step={step} />
            </li>
          ))}
          {urges.map(({ id, by, people, text: said, at }) => (
            <li key={id} className="stack tight small" style={{ padding: '5px 0' }}>
              <span className="line">
                {text('supervision.urge.said', { by: by?.name ?? '', people: names(people) })}
                <span className="push quiet">
                  <When at={at} />
                </span>
              </span>
              {said !== '' && <span className="quiet">{said}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
