export function sourceHash(): string
export function isBuilt(): boolean
export function writeMarker(folder: string, hash: string): void
