import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Link } from './Link.tsx'
import './page.css'

/** Sibling pages as a row of links; the present one is marked. */
export function Tabs({
  label,
  items,
}: {
  label: string
  /** `under`: a page that is reached from this one and has no tab of its own. */
  items: readonly { readonly to: string; readonly label: string; readonly under?: string }[]
}): ReactNode {
  const { pathname } = useLocation()
  return (
    <nav className="tabs no-print" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              className="tab"
              aria-current={pathname === item.to ? 'page' : pathname === item.under ? 'true' : undefined}
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
