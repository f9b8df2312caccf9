import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useText } from '#web/lib/text.ts'
import { Icon } from './Icon.tsx'
import './dialog.css'

/**
 * The browser's own modal: focus stays inside and goes back where it came from, Escape closes, the page
 * behind is inert. Rendered only while it is open; outside of the page, since a form that asks back must not
 * have a form within it: a browser sends the wrong one.
 */
export function Dialog({
  title,
  onClose,
  width = 480,
  children,
  footer,
  role = 'dialog',
}: {
  title: ReactNode
  /** Absent: it cannot be left without an answer. */
  onClose?: (() => void) | undefined
  width?: number
  children: ReactNode
  footer?: ReactNode
  role?: 'dialog' | 'alertdialog'
}): ReactNode {
  const text = useText()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  return createPortal(
    <dialog
      ref={dialog}
      className="dialog"
      style={{ width }}
      role={role}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
      // React passes events on to where the dialog was written; its forms are its own.
      onSubmit={(event) => event.stopPropagation()}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        {onClose && (
          <button type="button" className="dialog-close" aria-label={text('common.close')} onClick={onClose}>
            <Icon name="cross" />
          </button>
        )}
      </header>
      <div className="dialog-body">{children}</div>
      {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
    </dialog>,
    document.body,
  )
}
