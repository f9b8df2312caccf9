import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'

const rows = [
  ['down', 'j', 'next'],
  ['up', 'k', 'previous'],
  ['enter', 'a', 'accept'],
  ['x', null, 'reject'],
  ['e', null, 'edit'],
  ['f', null, 'mend'],
  ['s', null, 'source'],
  ['shift+a', null, 'acceptAll'],
  ['u', null, 'undo'],
  ['?', null, 'help'],
] as const

export function KeysDialog({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText()
  return (
    <Dialog title={text('imports.keys.title')} onClose={onClose}>
      <table className="keys">
        <tbody>
          {rows.map(([key, other, does]) => (
            <tr key={does}>
              <th scope="row">
                <KeyHint keys={key} /> {other !== null && <KeyHint keys={other} />}
              </th>
              <td>{text(`imports.keys.${does}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
