/** Where a key leads in a list of so many rows; null: nowhere. */
export function listStep(key: string, from: number, rows: number, pageRows: number): number | null {
  const step = steps[key]
  if (step === undefined || rows === 0) return null
  return Math.max(0, Math.min(rows - 1, step(from, rows, pageRows)))
}

const steps: Readonly<Record<string, (from: number, rows: number, pageRows: number) => number>> = {
  ArrowDown: (from) => from + 1,
  ArrowUp: (from) => from - 1,
  PageDown: (from, _, pageRows) => from + pageRows,
  PageUp: (from, _, pageRows) => from - pageRows,
  Home: () => 0,
  End: (_, rows) => rows - 1,
}
