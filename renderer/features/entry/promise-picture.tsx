import { useTranslation } from 'react-i18next'
import { MaskMark } from '../../ui/mask-mark.tsx'

/** Two people, and between them a mask: each sees only the line. */
export function PromisePicture() {
  const { t } = useTranslation('entry')
  const line = '080 •••• 5990'
  return (
    <figure aria-label={t('pictureLabel')} role="img" className="m-0 flex w-full max-w-138 items-start">
      <Phone name={t('pictureAgent')} sees={t('sees', { line })} />
      <span className="mt-13.5 h-0.5 min-w-4 flex-1 bg-live-fill" />
      <span className="mt-6.5">
        <MaskMark width={168} ribbons={false} />
      </span>
      <span className="mt-13.5 h-0.5 min-w-4 flex-1 bg-live-fill" />
      <Phone name={t('pictureCustomer')} sees={t('sees', { line })} />
    </figure>
  )
}

function Phone({ name, sees }: { readonly name: string; readonly sees: string }) {
  return (
    <span className="flex w-31 flex-col items-center">
      <svg
        aria-hidden="true"
        width="62"
        height="112"
        viewBox="0 0 62 112"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      >
        <rect x="1" y="1" width="60" height="110" rx="13" className="fill-surface" />
        <path d="M23 10h16" />
        <circle cx="31" cy="45" r="9.5" />
        <path d="M15 74c1-10 7.5-15 16-15s15 5 16 15" />
      </svg>
      <span className="mt-8 font-semibold">{name}</span>
      <span className="text-small whitespace-nowrap text-ink2">{sees}</span>
    </span>
  )
}
