import { defineCollection } from 'astro:content'
import { file, glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { languages } from '#i18n/strings.ts'
import { type ChapterId, chapterIds, isChapter } from '#site/course.ts'

const sentence = (what: string) =>
  z
    .string({ error: `Give ${what}.` })
    .trim()
    .min(1, `Give ${what}.`)
const minutes = z.int('Minutes are whole numbers.').positive('Minutes are positive.')

const chapters = defineCollection({
  loader: glob({
    pattern: `*/{${languages.join(',')}}.mdx`,
    base: './content/chapters',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
  schema: z.strictObject({
    title: sentence('the title of the chapter'),
    lead: sentence('the lead: one sentence under the title'),
    summary: sentence('the summary: one line for the contents'),
    minutes: z.tuple([minutes, minutes], { error: 'Give the reading time as two numbers: [60, 90].' }),
    needs: z.array(
      z
        .string()
        .refine(isChapter, { error: `A needed chapter is one of ${chapterIds.join(', ')}.` }) as z.ZodType<ChapterId>,
      { error: 'List the chapters that this one needs, or [] for none.' },
    ),
    symbols: z
      .record(z.string(), z.union([sentence('why nothing moves the letter'), z.array(z.string()).min(1)]), {
        error: 'Letters of this chapter’s equations: why nothing moves one, or the list of those that it stands for.',
      })
      .optional(),
    settings: z
      .record(z.string(), sentence('what the number is'), {
        error: 'Numbers typed into the prose, with words around them, each with what it is.',
      })
      .optional(),
  }),
})

/** The words of exercises: `<chapter>/<exercise>/<language>`. They have no front matter. */
const exercises = defineCollection({
  loader: glob({
    pattern: `*/exercises/*/{${languages.join(',')}}.mdx`,
    base: './content/chapters',
    generateId: ({ entry }) => entry.replace('/exercises/', '/').replace(/\.mdx$/, ''),
  }),
  schema: z.strictObject({}),
})

const words = z.record(z.enum(languages), sentence('the words in every language'))

const glossary = defineCollection({
  loader: file('content/glossary.yaml'),
  schema: z.strictObject({
    id: z.string(),
    en: sentence('the English term'),
    ko: sentence('the Korean term'),
    definition: words,
  }),
})

export const collections = { chapters, exercises, glossary }
