import type { Random } from '../random.ts'

type Community = {
  readonly given: readonly string[]
  readonly family: readonly string[]
  readonly languages: readonly string[]
}

/** Bengaluru is a city of people from everywhere: names go together as they do in one family. */
const communities: readonly (Community & { readonly share: number })[] = [
  {
    share: 30,
    given: [
      'Manjunath',
      'Shalini',
      'Nagaraj',
      'Kavitha',
      'Prakash',
      'Sowmya',
      'Girish',
      'Pushpa',
      'Chetan',
      'Asha',
    ],
    family: ['Gowda', 'Murthy', 'Shetty', 'Hegde', 'Rao', 'Bhat', 'Prasad', 'Kulkarni', 'Patil', 'Nayak'],
    languages: ['Kannada', 'English'],
  },
  {
    share: 14,
    given: [
      'Meera',
      'Karthik',
      'Lakshmi',
      'Senthil',
      'Priya',
      'Murugan',
      'Revathi',
      'Arun',
      'Deepa',
      'Vignesh',
    ],
    family: ['Iyer', 'Subramanian', 'Raman', 'Natarajan', 'Krishnan', 'Sundaram', 'Venkatesan', 'Pillai'],
    languages: ['Tamil', 'English'],
  },
  {
    share: 12,
    given: [
      'Srinivas',
      'Swathi',
      'Ramesh',
      'Padma',
      'Kiran',
      'Haritha',
      'Venkat',
      'Sirisha',
      'Mahesh',
      'Anusha',
    ],
    family: ['Reddy', 'Naidu', 'Chowdary', 'Varma', 'Rao', 'Sastry', 'Goud'],
    languages: ['Telugu', 'English', 'Kannada'],
  },
  {
    share: 12,
    given: ['Rohit', 'Pooja', 'Vikram', 'Neha', 'Amit', 'Shweta', 'Sandeep', 'Ritu', 'Ankit', 'Nidhi'],
    family: ['Bansal', 'Agarwal', 'Sharma', 'Mishra', 'Gupta', 'Verma', 'Singh', 'Tiwari', 'Joshi', 'Yadav'],
    languages: ['Hindi', 'English'],
  },
  {
    share: 13,
    given: [
      'Abdul',
      'Fathima',
      'Imran',
      'Ayesha',
      'Salman',
      'Zainab',
      'Farhan',
      'Nasreen',
      'Irfan',
      'Rukhsana',
    ],
    family: ['Rehman', 'Khan', 'Ahmed', 'Sheikh', 'Pasha', 'Sharief', 'Ansari', 'Beig', 'Hussain'],
    languages: ['Urdu', 'Hindi', 'Kannada'],
  },
  {
    share: 5,
    given: ['Thomas', 'Anu', 'Joseph', 'Reena', 'Sajan', 'Lissy', 'Biju', 'Jincy'],
    family: ['Mathew', 'Kurian', 'Varghese', 'Chacko', 'Thankachan', 'Philip'],
    languages: ['Malayalam', 'English'],
  },
  {
    share: 4,
    given: ['Anoop', 'Divya', 'Rajeev', 'Sreeja', 'Hari', 'Remya'],
    family: ['Nair', 'Menon', 'Kurup', 'Warrier', 'Panicker'],
    languages: ['Malayalam', 'English', 'Hindi'],
  },
  {
    share: 5,
    given: ['Glenn', 'Sharon', 'Melvin', 'Flavia', 'Royston', 'Sandra', 'Lester', 'Priscilla'],
    family: ['DSouza', 'Fernandes', 'Pinto', 'Lobo', 'Rodrigues', 'Mascarenhas', 'Noronha'],
    languages: ['English', 'Konkani', 'Kannada'],
  },
  {
    share: 5,
    given: ['Arnab', 'Moumita', 'Subhash', 'Debjani', 'Sourav', 'Ananya', 'Tapan', 'Rina'],
    family: ['Banerjee', 'Sengupta', 'Ghosh', 'Mukherjee', 'Das', 'Chatterjee', 'Bose'],
    languages: ['Bengali', 'Hindi', 'English'],
  },
  {
    share: 4,
    given: ['Hetal', 'Jignesh', 'Komal', 'Bhavesh', 'Mansi', 'Nilesh', 'Varsha', 'Sachin'],
    family: ['Patel', 'Shah', 'Desai', 'Jain', 'Mehta', 'Deshpande', 'Joshi'],
    languages: ['Gujarati', 'Hindi', 'English'],
  },
  {
    share: 3,
    given: ['Harpreet', 'Gurdeep', 'Simran', 'Jaswinder', 'Manpreet', 'Amarjit'],
    family: ['Singh Gill', 'Kaur', 'Singh Sandhu', 'Kaur Bedi', 'Singh Arora'],
    languages: ['Punjabi', 'Hindi', 'English'],
  },
  {
    share: 1,
    given: ['Bijoy', 'Nabanita', 'Pranjal', 'Rimjhim'],
    family: ['Hazarika', 'Borah', 'Kalita', 'Saikia'],
    languages: ['Assamese', 'Hindi', 'English'],
  },
  {
    share: 1,
    given: ['Tenzin', 'Dolma', 'Nima', 'Pema'],
    family: ['Dorji', 'Sherpa', 'Bhutia', 'Lepcha'],
    languages: ['Nepali', 'English', 'Hindi'],
  },
]

const totalShare = communities.reduce((sum, { share }) => sum + share, 0)

export type Named = { readonly name: string; readonly languages: readonly string[] }

/** Draws people no two of whom bear the same name. */
export function namePeople(random: Random): () => Named {
  const taken = new Set<string>()
  return () => {
    for (;;) {
      const { given, family, languages } = pickCommunity(random)
      const name = `${random.pick(given)} ${random.pick(family)}`
      if (taken.has(name)) continue
      taken.add(name)
      return { name, languages: languages.slice(0, random.whole(2, languages.length)) }
    }
  }
}

function pickCommunity(random: Random): Community {
  let left = random.between(0, totalShare)
  for (const community of communities) {
    left -= community.share
    if (left < 0) return community
  }
  return random.pick(communities)
}
