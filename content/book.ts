/** The course: its parts and the order of their chapters. Chapters are numbered in this order; nothing else holds order. */
export const book = {
  parts: [
    { id: 'begin', chapters: ['generalization', 'early-stopping'] },
    { id: 'objective', chapters: ['l2-penalty', 'l1-and-decoupled'] },
    { id: 'data', chapters: ['data-augmentation', 'noise', 'label-smoothing', 'mixup-cutmix'] },
    { id: 'network', chapters: ['dropout', 'batch-norm', 'why-batch-norm', 'norm-family'] },
    { id: 'choice', chapters: ['recipe-lab'] },
  ],
  /** The demo that runs on the home page. */
  homeDemo: 'l2-penalty/moons',
  /** When readers see solutions: `always`, `after-attempt`, `after-date` (with `date: '2027-03-15'`) or `never`. */
  solutions: { show: 'after-attempt' },
} as const
