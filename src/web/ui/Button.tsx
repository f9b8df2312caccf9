import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import { Link } from './Link.tsx'
import './button.css'

/**
 * `primary`: the one thing this screen is for. `plain`: everything else. `quiet`: beside text, in rows.
 * `seal`: what cannot be undone.
 */
export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'seal'

interface Looks {
  readonly kind?: ButtonKind
  readonly icon?: IconName
  readonly small?: boolean
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Looks {
  /** It is being done: it cannot be pressed again, and says so. */
  readonly busy?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

function classOf({ kind = 'plain', small }: Looks, more = '', isBare = false): string {
  return `button ${kind}${small ? ' small-button' : ''}${isBare ? ' bare' : ''} ${more}`
}

/**
 * What makes, sends or ends something is done once by a double click: the second may come when the first is done
 * already and the next page is not there yet.
 */
export function Button({
  kind,
  icon,
  small,
  busy,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps): ReactNode {
  const isOnce = rest.type === 'submit' || kind === 'primary' || kind === 'seal'
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (isOnce && event.detail > 1) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      type="button"
      {...rest}
      onClick={handleClick}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
      className={classOf(
        { ...(kind && { kind }), ...(small && { small }) },
        className,
        children === undefined,
      )}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  )
}

export function LinkButton({
  to,
  kind,
  icon,
  small,
  children,
}: Looks & { to: string; children: ReactNode }): ReactNode {
  return (
    <Link to={to} className={classOf({ ...(kind && { kind }), ...(small && { small }) })}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </Link>
  )
}
