const units = ['B', 'KB', 'MB', 'GB'] as const

/** `4.2 MB`: two figures are enough to tell sizes apart. */
export function byteWords(bytes: number): string {
  const step = Math.min(
    units.length - 1,
    Math.max(0, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024))),
  )
  const value = bytes / 1024 ** step
  return `${value >= 10 || step === 0 ? Math.round(value) : value.toFixed(1)} ${units[step]}`
}
