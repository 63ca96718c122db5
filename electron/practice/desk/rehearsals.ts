/**
 * The first bookings of the desk: their customers' numbers end in 00 to 11, so whoever calls them in turn has met
 * everything a call can come to. The note says what to expect, where a trainee looks before calling.
 */
export const rehearsals: readonly { readonly service: string; readonly note: string }[] = [
  { service: 'AC repair', note: 'Practice: picks up and talks for eight seconds.' },
  { service: 'Deep cleaning', note: 'Practice: the line is busy.' },
  { service: 'Geyser repair', note: 'Practice: the phone rings and nobody answers.' },
  { service: 'RO service', note: 'Practice: the phone cannot be reached.' },
  { service: 'Washing machine repair', note: 'Practice: your own phone rings, and you do not pick it up.' },
  { service: 'Plumber', note: 'Practice: picks up and hangs up at once.' },
  {
    service: 'Salon at home',
    note: 'Practice: is on the do-not-disturb register, so the provider refuses the call.',
  },
  {
    service: 'Electrician',
    note: 'Practice: the provider never answers the request, and yet places the call.',
  },
  { service: 'AC service', note: "Practice: the provider's callbacks are lost; the console has to ask." },
  { service: 'Sofa cleaning', note: 'Practice: callbacks arrive twice and in the wrong order.' },
  { service: 'Carpenter', note: 'Practice: the provider turns the first request away as one too many.' },
  {
    service: 'Refrigerator repair',
    note: 'Practice: the provider is out of order three times, then takes the call.',
  },
]
