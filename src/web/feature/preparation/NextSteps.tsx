import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { StepKey } from '#domain/preparation/next-steps.ts'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { stepsQuery } from './api.ts'
import './preparation.css'

/** Where on the page a step is taken. */
const places: Partial<Record<StepKey, string>> = {
  namePeople: 'people',
  nameHost: 'people',
  nameRecorder: 'people',
  agreeHost: 'people',
  setAgenda: 'agenda',
  coverTopics: 'people',
  alignHeads: 'alignment',
  alignSuperior: 'alignment',
  remindUnanswered: 'people',
  askUnread: 'people',
  sayProblem: 'goal',
  sayOutcome: 'goal',
  answer: 'my-answer',
  readMaterials: 'materials',
  bringMaterials: 'materials',
  statePosition: 'positions',
}

/** What the reader has still to do, for each part they have in the meeting (S0-02). Silent when nothing is. */
export function NextSteps({ meetingId }: { meetingId: string }): ReactNode {
  const text = useText()
  const { data } = useQuery(stepsQuery(meetingId))
  const lists = data?.items.filter(({ steps }) => steps.length > 0) ?? []
  if (lists.length === 0) return null
  return (
    <section className="next-steps" aria-label={text('preparation.steps.title')}>
      {lists.map(({ audience, steps }) => (
        <div key={audience} className="line">
          <h2 className="small faint">
            {text('preparation.steps.as', { audience: text(`enum.stepAudience.${audience}`) })}
          </h2>
          <ul className="line">
            {steps.map(({ key, count }) => (
              <li key={key}>
                <Step place={places[key]}>{text(`preparation.steps.${key}`, { count })}</Step>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Step({ place, children }: { place: string | undefined; children: ReactNode }): ReactNode {
  const words = (
    <>
      <Icon name="ring" size={12} /> {children}
    </>
  )
  if (place === undefined) return <span className="step">{words}</span>
  return (
    <button
      type="button"
      className="step step-link"
      onClick={() => {
        const part = document.getElementById(place)
        if (part instanceof HTMLDetailsElement) part.open = true
        part?.scrollIntoView({ block: 'start', behavior: 'smooth' })
        part?.focus({ preventScroll: true })
      }}
    >
      {words}
    </button>
  )
}
