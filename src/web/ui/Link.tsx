import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react'

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** An address of ours, with query and hash as they are: also what the server sends as `link`. */
  readonly to: string
  readonly ref?: Ref<HTMLAnchorElement>
}

/** A link within the product: an ordinary one to the browser (new tab, copy address), no reload on a click. */
export function Link({ to, onClick, ...rest }: LinkProps): ReactNode {
  const router = useRouter()

  function handleClick(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    const isOrdinary =
      event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (event.defaultPrevented || !isOrdinary || rest.target === '_blank') return
    event.preventDefault()
    router.history.push(to)
  }

  return <a href={to} onClick={handleClick} {...rest} />
}
