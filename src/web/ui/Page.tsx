import { type ReactNode, useEffect } from 'react'
import { useText } from '#web/lib/text.ts'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'
import './page.css'

/**
 * The frame of every screen: one title, one primary action at the top right, the rest below. `tab` is
 * what the browser's tab says when it should be shorter than the title.
 */
export function Page({
  title,
  tab,
  above,
  beside,
  back,
  primary,
  actions,
  aside,
  width = 'wide',
  children,
}: {
  title: ReactNode
  tab?: string
  /** A line over the title: number, kind. */
  above?: ReactNode
  /** Beside the title: its state. */
  beside?: ReactNode
  back?: { readonly to: string; readonly label: string }
  primary?: ReactNode
  /** Further actions, left of the primary one. */
  actions?: ReactNode
  /** A column at the right; below on narrow screens. */
  aside?: ReactNode
  /** `text`: as wide as one reads with ease. */
  width?: 'wide' | 'text'
  children: ReactNode
}): ReactNode {
  useDocumentTitle(tab ?? (typeof title === 'string' ? title : ''))
  return (
    <div className={`page page-${width}`}>
      <header className="page-head">
        <div className="page-title">
          {back !== undefined && (
            <Link to={back.to} className="page-back small">
              <Icon name="left" size={12} />
              {back.label}
            </Link>
          )}
          {above !== undefined && <div className="small faint">{above}</div>}
          <div className="line">
            <h1 tabIndex={-1}>{title}</h1>
            {beside}
          </div>
        </div>
        {(primary !== undefined || actions !== undefined) && (
          <div className="page-actions no-print">
            {actions}
            {primary}
          </div>
        )}
      </header>
      {aside === undefined ? (
        <div className="page-body">{children}</div>
      ) : (
        <div className="page-columns">
          <div className="page-body">{children}</div>
          <aside className="page-aside">{aside}</aside>
        </div>
      )}
    </div>
  )
}

/** What the browser's tab and its history say. */
export function useDocumentTitle(title: string): void {
  const text = useText()
  useEffect(() => {
    document.title = title === '' ? text('common.product') : `${title} · ${text('common.product')}`
  }, [title, text])
}

/** A part of a page with a heading of its own. */
export function Section({
  title,
  note,
  actions,
  id,
  children,
}: {
  title: ReactNode
  /** So that an address can lead to it. */
  id?: string
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}): ReactNode {
  return (
    <section className="section" id={id}>
      <header className="section-head">
        <h2>{title}</h2>
        {note !== undefined && <span className="small faint">{note}</span>}
        {actions !== undefined && <div className="line push no-print">{actions}</div>}
      </header>
      {children}
    </section>
  )
}
