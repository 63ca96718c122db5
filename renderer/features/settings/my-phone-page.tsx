import { MyPasswordSection } from './my-password-section.tsx'
import { MyPhoneSection } from './my-phone-section.tsx'

/** What belongs to whoever sits here: their phone and their password. */
export function MyPhonePage() {
  return (
    <>
      <MyPhoneSection />
      <MyPasswordSection />
    </>
  )
}
