export function ImportPage() {
  return <main data-region tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface" />
}
