import type { ReactNode } from 'react'

/** Line drawings on a 20 px grid, 1.5 px pen: they sit in text like punctuation. */
const drawings = {
  today: 'M4 5h1.5M9 5h7M4 10h1.5M9 10h7M4 15h1.5M9 15h7',
  meeting: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  task: 'M5 3.5h10v13H5zM7.8 8.3l1.5 1.5 3-3M8 13h4',
  record: 'M3 4h14v3.2H3zM4 7.2v9h12v-9M8 10.5h4',
  settings: 'M3.5 6h5.5M13 6h3.5M3.5 14H7M11 14h5.5M11 4v4M9 12v4',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.7 12.7l4 4',
  plus: 'M10 4v12M4 10h12',
  bell: 'M4.5 14h11L14 11.8V9a4 4 0 0 0-8 0v2.8zM8.4 16.5a1.7 1.7 0 0 0 3.2 0',
  check: 'M4 10.5l4 4 8-9',
  cross: 'M5 5l10 10M15 5L5 15',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.2V10l2.6 2',
  play: 'M7 4.5v11l8.5-5.5z',
  pause: 'M7 5v10M13 5v10',
  stop: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM5.2 5.2l9.6 9.6',
  up: 'M10 16V4M5 9l5-5 5 5',
  right: 'M8 5l5 5-5 5',
  left: 'M12 5l-5 5 5 5',
  down: 'M5 8l5 5 5-5',
  warn: 'M10 3.5l7.5 13h-15zM10 8.5v3.2M10 14v.3',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9.3V14M10 6.3v.3',
  help: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM7.8 8a2.2 2.2 0 1 1 3 2c-.6.3-.8.7-.8 1.4M10 13.9v.2',
  flag: 'M5 17V3.5h9.5l-2.2 3.7 2.2 3.7H5',
  chart: 'M3 17h14M5 17v-5M9 17V6M13 17v-8M17 17V3.5',
  file: 'M5.5 3h6.3l3 3v11H5.5zM11.5 3v3.4h3.3',
  upload: 'M10 13V4M6 8l4-4 4 4M4 16h12',
  download: 'M10 4v9M6 9l4 4 4-4M4 16h12',
  link: 'M8.4 11.6a3 3 0 0 0 4.3 0l2.6-2.6A3 3 0 0 0 11 4.7l-1 1M11.6 8.4a3 3 0 0 0-4.3 0L4.7 11A3 3 0 0 0 9 15.3l1-1',
  person: 'M10 9.8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c.7-2.9 3-4.3 6-4.3s5.3 1.4 6 4.3',
  people:
    'M8 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM2.8 16c.5-2.6 2.5-3.9 5.2-3.9s4.7 1.3 5.2 3.9M12.5 4.4a2.6 2.6 0 0 1 0 4.8M14.6 12.4c1.5.6 2.4 1.8 2.7 3.6',
  pencil: 'M4 16l.8-3.2L13 4.6 15.4 7l-8.2 8.2zM11.5 6.1l2.4 2.4',
  undo: 'M7 5L4 8l3 3M4 8h8a4 4 0 0 1 0 8H8',
  send: 'M3.5 9.5L16.5 3.5l-4.6 13-2.6-5.6z',
  lock: 'M5 9h10v7.5H5zM7 9V6.6a3 3 0 0 1 6 0V9',
  history: 'M3.8 10.2a6.2 6.2 0 1 1 2 4.4M3.8 10.2L2.3 8.1M3.8 10.2L6 8.7M10 6.8v3.5l2.2 1.5',
  seal: 'M5 3.5h10v9.5H5zM8 6.8h4M8 9.8h4M4 16.5h12',
  minutes: 'M5 3h10v14H5zM7.7 6.5h4.6M7.7 9.5h4.6M7.7 12.5h2.8',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  sun: 'M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10 2.5v1.7M10 15.8v1.7M2.5 10h1.7M15.8 10h1.7M4.7 4.7l1.2 1.2M14.1 14.1l1.2 1.2M15.3 4.7l-1.2 1.2M5.9 14.1l-1.2 1.2',
  moon: 'M16 12.2A6.5 6.5 0 0 1 7.8 4a6.5 6.5 0 1 0 8.2 8.2z',
  globe:
    'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM3 10h14M10 3c2 2 2.9 4.3 2.9 7s-.9 5-2.9 7c-2-2-2.9-4.3-2.9-7S8 5 10 3z',
  door: 'M11 4H4.5v12H11M9 10h8M14 7l3 3-3 3',
  switch: 'M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3',
  mail: 'M3.5 5h13v10.5h-13zM3.5 6l6.5 5 6.5-5',
  dot: 'M10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  ring: 'M10 5a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  half: 'M10 4.5a5.5 5.5 0 1 0 0 11zM10 4.5a5.5 5.5 0 0 1 0 11',
  copy: 'M7 7h9v9.5H7zM13 7V3.5H4V13h3',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6',
  tree: 'M8 3.5h4V7H8zM3.5 13h4v3.5h-4zM12.5 13h4v3.5h-4zM10 7v3M5.5 13v-3h9v3',
} as const

export type IconName = keyof typeof drawings

/** Decoration beside a word; without a word beside it give a `label`. */
export function Icon({
  name,
  label,
  size = 16,
}: {
  name: IconName
  label?: string
  size?: number
}): ReactNode {
  const isFilled = name === 'dot'
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill={isFilled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.5 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label === undefined ? 'presentation' : 'img'}
      aria-hidden={label === undefined}
      aria-label={label}
    >
      <path d={drawings[name]} />
    </svg>
  )
}
