// Where the courses live.

export const learnPaths = {
  all: '/learn',
  page: (course: string, number: number) => `/learn/${course}/${number}`,
  quiz: (course: string) => `/learn/${course}/quiz`,
  certificate: '/certificate',
} as const
