const face = 'M11 6C24 1 38 1 50 8 62 1 76 1 89 6c1 14-4 29-18 29-11 0-14-9-21-9s-10 9-21 9C15 35 10 20 11 6Z'
const leftEye = 'M24 19c4-5 13-5 18 1-5 4-14 4-18-1Z'
const rightEye = 'M76 19c-4-5-13-5-18 1 5 4 14 4 18-1Z'
const ribbons = 'M11 10 1 6l6 8-6 7 11-3ZM89 10l10-4-6 8 6 7-11-3Z'

export type MaskMarkProps = { readonly width: number; readonly ribbons?: boolean }

/** The product's mark: a mask, with its ribbons where it stands alone. */
export function MaskMark({ width, ribbons: withRibbons = true }: MaskMarkProps) {
  const viewBox = withRibbons ? '0 0 100 40' : '10 2 80 34'
  return (
    <svg aria-hidden="true" className="shrink-0" width={width} viewBox={viewBox} fill="currentColor">
      <path fillRule="evenodd" d={`${face}${leftEye}${rightEye}`} />
      {withRibbons && <path d={ribbons} />}
    </svg>
  )
}
