import type { ReactNode } from 'react'
import { locales } from '#domain/person/locale.ts'
import { speak, useLocale, useText } from '#web/lib/text.ts'
import { Choice } from '#web/ui/fields.tsx'
import { useDocumentTitle } from '#web/ui/Page.tsx'
import './session.css'

/** The frame of the pages before one is in: what this is on the left, the way in on the right. */
export function Door({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const text = useText()
  const locale = useLocale()
  useDocumentTitle(title)
  return (
    <div className="door">
      <header className="door-side">
        <span className="brand">
          <img src="/icon.svg" alt="" width={28} height={28} />
          {text('common.product')}
        </span>
        <div className="door-words">
          <p className="door-claim serif">{text('session.setup.welcome')}</p>
          <p className="quiet">{text('session.setup.lead')}</p>
          <Loop />
        </div>
        <div className="door-foot">
          <Choice
            label={text('nav.language')}
            value={locale}
            onChange={(chosen) => {
              localStorage.setItem('bihuan.locale', chosen)
              void speak(chosen)
            }}
            options={locales.map((value) => ({ value, label: text(`enum.locale.${value}`) }))}
          />
        </div>
      </header>
      <main className="door-main">{children}</main>
    </div>
  )
}

/** The life of one matter, drawn as the loop that the product is named after; it ends in a seal. */
function Loop(): ReactNode {
  const text = useText()
  const stops = [
    { x: 60, y: 60, key: 'meeting' },
    { x: 200, y: 28, key: 'topic' },
    { x: 340, y: 60, key: 'minutes' },
    { x: 340, y: 150, key: 'decision' },
    { x: 60, y: 150, key: 'task' },
  ]
  return (
    <svg className="loop" viewBox="0 0 400 210" role="presentation" aria-hidden="true">
      <path
        d="M86 48 C130 24 150 20 172 20 M228 20 C260 22 290 32 314 46 M344 74 C350 96 350 112 346 134 M314 158 C240 196 150 196 88 162 M56 134 C50 112 50 96 56 76"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.2"
        strokeDasharray="2 4"
        strokeLinecap="round"
      />
      {stops.map(({ x, y, key }) => (
        <text key={key} x={x} y={y + 4} textAnchor="middle">
          {text(`enum.noun.${key}`)}
        </text>
      ))}
      <rect x="186" y="84" width="36" height="36" rx="4" fill="none" stroke="var(--seal)" strokeWidth="1.6" />
      <path d="M194 103l7 7 14-15" fill="none" stroke="var(--seal)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
