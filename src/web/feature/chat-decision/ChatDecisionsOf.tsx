import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { ChainTitle } from '#web/ui/ChainTitle.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { type ChatPlace, chatsQuery } from './api.ts'

/** What was decided in chats about one thing, and the way to write down another. */
export function ChatDecisionsOf({ place }: { place: ChatPlace }): ReactNode {
  const text = useText()
  const query = useQuery(chatsQuery(place))
  return (
    <Section
      title={text('chatDecision.of.title')}
      id="chats"
      actions={
        <LinkButton
          small
          kind="quiet"
          icon="plus"
          to={`/decisions/new?${new URLSearchParams(place as Record<string, string>)}`}
        >
          {text('chatDecision.new.title')}
        </LinkButton>
      }
    >
      <Faces query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="faint">{text('chatDecision.of.none')}</p>
          ) : (
            <ul className="chain-links">
              {items.map((link) => (
                <li key={link.id} className="line">
                  <ChainTitle link={link} />
                  <span className="small quiet">
                    {link.place} <When at={link.takenAt} />
                  </span>
                  <span className="push">
                    <StateMark kind="decisionState" state={link.state as never} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Faces>
    </Section>
  )
}
