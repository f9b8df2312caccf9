import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { ErrorLine } from './ErrorLine.tsx'
import './findings.css'
import './button.css'

/**
 * One file, dropped or chosen. `onFile` uploads it (`call` with `file` and `onProgress`) and gives a
 * promise; while that runs the share is shown, and what goes wrong is said here.
 */
export function FileDrop({
  label,
  hint,
  accept,
  onFile,
}: {
  label: string
  hint?: string
  /** As of an input: `.xlsx,.csv`. */
  accept?: string
  onFile: (file: File, onProgress: (share: number) => void) => Promise<unknown>
}): ReactNode {
  const text = useText()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const [share, setShare] = useState<number>()
  const [error, setError] = useState<unknown>(null)

  async function take(file: File | undefined) {
    if (file === undefined || share !== undefined) return
    setError(null)
    setShare(0)
    try {
      await onFile(file, setShare)
    } catch (failure) {
      setError(failure)
    } finally {
      setShare(undefined)
    }
  }

  function handleDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the field inside does the same
    <div
      className="drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={handleDrop}
    >
      <div className="line">
        <label className="button" htmlFor={id}>
          {label}
        </label>
        <input
          id={id}
          type="file"
          className="visually-hidden"
          accept={accept}
          disabled={share !== undefined}
          onChange={(event) => {
            void take(event.target.files?.[0])
            // The same file can be chosen again after it was mended.
            event.target.value = ''
          }}
        />
        <span className="small faint">{hint ?? text('common.file.dropHere')}</span>
      </div>
      {share !== undefined && (
        <div className="line small" role="status">
          <progress value={share} max={1} aria-label={text('common.file.uploading')} />
          {text('common.file.uploadingShare', { percent: Math.round(share * 100) })}
        </div>
      )}
      <ErrorLine error={error} />
    </div>
  )
}
