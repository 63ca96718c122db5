export type SpacerRowProps = {
  /** Pixels. */
  readonly height: number
  readonly columns: number
}

/** Stands for the rows of a long table that are not in the page. */
export function SpacerRow({ height, columns }: SpacerRowProps) {
  if (height <= 0) return null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row cannot have the focus
    <tr aria-hidden="true">
      <td colSpan={columns} className="p-0" style={{ height }} />
    </tr>
  )
}
