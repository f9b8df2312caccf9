import type { ReactNode } from 'react'
import { safeguards } from '#domain/norm/safeguards.ts'
import { useText } from '#web/lib/text.ts'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import './norm.css'

/** 保障机制: each safeguard, and where in the product it lives. */
export function Safeguards(): ReactNode {
  const text = useText()
  return (
    <Section title={text('safeguard.title')} id="safeguards">
      <p className="small quiet norm-lead">{text('safeguard.lead')}</p>
      <ul className="norm-list">
        {safeguards.map(({ key, places }) => (
          <li key={key}>
            <div className="line">
              <span>{text(`safeguard.kind.${key}`)}</span>
              {places.map((place) => (
                <Link key={place.key} to={place.to}>
                  {text(`safeguard.place.${place.key}`)}
                </Link>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
