/** Data that a reader brings: tables, images, drawings. What is read, and the sentence for what cannot be. */
import { describe, expect, test } from 'vitest'
import { readIdx } from '#core/data/readers/read-idx.ts'
import { readPoints } from '#core/data/readers/read-points.ts'
import { readTable } from '#core/data/readers/read-table.ts'
import { SpecError } from '#core/units.ts'

const refusal = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError)
    return (error as SpecError).message
  }
  return 'nothing was refused'
}

describe('readTable', () => {
  const points = {
    shape: [2],
    task: { kind: 'classification', classes: 2 },
    examples: {
      count: 3,
      inputs: Float32Array.of(0.5, 1, -2, 30, 0.25, 0),
      labels: Uint8Array.of(1, 0, 1),
      values: new Float32Array(0),
    },
  }
  const [plain, headed] = ['.5,1,b\n-2,3e1,a\n0.25,0,b', 'x,y,label\n.5,1,b\n-2,3e1,a\n0.25,0,b']

  test.each([
    ['no header', plain],
    ['a header', headed],
    ['a last line that ends', `${plain}\n`],
    ['CRLF', headed.replaceAll('\n', '\r\n')],
    ['CR', headed.replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${plain}`],
    ['a byte order mark before a header in quotes', `\uFEFF"x",y,label\n${plain}`],
    ['semicolons', headed.replaceAll(',', ';')],
    ['tabs', headed.replaceAll(',', '\t')],
    ['spaces around fields', headed.replaceAll(',', ' , ')],
    ['quotes', '"x","y","label"\n"0.5","1","b"\n"-2","3e1", "a" \n0.25,"0",b'],
    ['blank lines', `\n${headed.replaceAll('\n', '\n \n')}\n\n`],
    ['the label first, by its heading', 'Class,x,y\nb,.5,1\na,-2,30\nb,.25,0'],
    ['numbers as headings', '1,2,label\n.5,1,8\n-2,30,7\n.25,0,8'],
  ])('takes %s', (_, text) => {
    expect(readTable(text)).toMatchObject(points)
  })

  test('knows the names of features and classes', () => {
    const table = readTable('"width, cm","a ""b""",target\n1,2,red\n3,4,"light\nblue"\n5,6,red')
    expect(table).toMatchObject({ featureNames: ['width, cm', 'a "b"'], classNames: ['light\nblue', 'red'] })
    expect(readTable(plain)).toMatchObject({ featureNames: ['1', '2'], classNames: ['a', 'b'] })
    expect(readTable('a,,label\n1,2,x\n1,2,y').featureNames).toEqual(['a', '2'])
  })

  test('orders classes by number where all labels are numbers, else by their characters', () => {
    expect(readTable('0,10\n0,9\n0,-1\n').classNames).toEqual(['-1', '9', '10'])
    expect(readTable('0,10\n0,9\n0,b\n0,B\n').classNames).toEqual(['10', '9', 'B', 'b'])
    expect([...readTable('0,10\n0,9\n0,10\n').examples.labels]).toEqual([1, 0, 1])
  })

  test('a label may be any text, such as none', () => {
    expect(readTable('1,none\n2,NA\n').classNames).toEqual(['NA', 'none'])
  })

  test.each([
    ['', 'Line 1: a table needs at least two rows, each of numbers and a label, such as “0.5,1.2,a”.'],
    ['x,y,label', 'Line 1: a table needs at least two rows'],
    [
      '\n1\n2',
      'Line 2: a row has from 1 to 1000 numbers and a label, with “,”, “;” or a tab between them; this one has 1 field.',
    ],
    [`${'1,'.repeat(1001)}a\n2`, 'this one has 1002 fields.'],
    ['1,2,a\n1,2\n', 'Line 2: expected 3 fields, as in line 1, but found 2.'],
    ['1,2,a\n\n1,2,b\n1,2,3,b\n', 'Line 4: expected 3 fields, as in line 1, but found 4.'],
    ['x,y,label\n1,2,a\n1,,b', 'Line 3, column “y”: a number is missing (“”); fill it in, or leave the row out.'],
    ['1,2,a\n1,NaN,b', 'Line 2, column “2”: a number is missing (“NaN”); fill it in, or leave the row out.'],
    ['1,2,a\n1,2,', 'Line 2, column “3”: the label is missing; write it, or leave the row out.'],
    ['1,2,a\n1,two,b', 'Line 2, column “2”: “two” is not a number such as -1.5 or 2e-3.'],
    ['x,y,label\n1,"2\n2",a\n1,2,b', 'Line 2, column “y”: “2 2” is not a number'],
    ['x,y,label\n1,2,"a\nb"\r\n1,z,c', 'Line 4, column “y”: “z” is not a number'],
    ['x;label\n1.5;a\n1,5;b\n', 'Line 3, column “x”: “1,5” is not a number'],
    ['1,2,a\n1,0x10,b', '“0x10” is not a number'],
    ['1,2,a\n1,Infinity,b', '“Infinity” is not a number'],
    ['1,2,a\n1,1e39,b', 'Line 2, column “2”: “1e39” is too large; numbers go up to 3.4e38.'],
    [`1,2,a\n1,${'9'.repeat(50)}x,b`, `“${'9'.repeat(30)}…” is not a number`],
    ['1,2,a\n1,2,a', 'Line 2, column “3”: every label is “a”, where at least two classes are expected.'],
    ['1,2,a\n"1,2,b', 'Line 2: a quote is opened and never closed; write a quote itself as "".'],
    ['1,2,a\n"1"2,2,b', 'Line 2: after a closing quote comes “2”, where the field should end.'],
    [
      Array.from({ length: 101 }, (_, k) => `0,${k}`).join('\n'),
      'Line 101, column “2”: more than 100 different labels; a label names a class, it does not measure.',
    ],
    ['1,a\n'.repeat(200_001), 'Line 200001: more than 200000 rows; take a part of them.'],
    [' '.repeat(20 * 1024 * 1024 + 1), 'The table is larger than 20 MB: take a part of it.'],
  ])('refuses a bad table (%#)', (text, sentence) => {
    expect(refusal(() => readTable(text))).toContain(sentence)
  })

  test('takes no longer than the text is long: a quote that never closes, one line of 20 MB', () => {
    expect(refusal(() => readTable(`"${'""'.repeat(8_000_000)}`))).toContain('Line 1: a quote is opened')
    expect(refusal(() => readTable('x'.repeat(20_000_000)))).toContain('Line 1: a table needs at least two rows')
  })
})

describe('readIdx', () => {
  const head = (...dimensions: number[]) => [
    0,
    0,
    8,
    dimensions.length,
    ...dimensions.flatMap((size) => [0, 0, size >> 8, size & 255]),
  ]
  const images = Uint8Array.from([...head(2, 2, 3), 0, 255, 51, 102, 153, 204, 1, 2, 3, 4, 5, 6])
  const labels = Uint8Array.from([...head(2), 3, 0])

  test('reads images, row by row, and labels', () => {
    expect(readIdx(images, labels)).toEqual({
      shape: [1, 2, 3],
      task: { kind: 'classification', classes: 4 },
      examples: {
        count: 2,
        inputs: Float32Array.from([0, 255, 51, 102, 153, 204, 1, 2, 3, 4, 5, 6], (pixel) => pixel / 255),
        labels: Uint8Array.of(3, 0),
        values: new Float32Array(0),
      },
    })
  })

  const change = (bytes: Uint8Array, at: number, value: number) => bytes.map((byte, k) => (k === at ? value : byte))
  test.each([
    [
      new Uint8Array(0),
      labels,
      'Byte 0: the file of images must begin with the bytes 0 0 8 3 and 3 dimensions of four bytes, but here it ends.',
    ],
    [
      labels,
      images,
      'Byte 3: the file of images must begin with the bytes 0 0 8 3 and 3 dimensions of four bytes, but here there is 1.',
    ],
    [
      images,
      images,
      'Byte 3: the file of labels must begin with the bytes 0 0 8 1 and 1 dimension of four bytes, but here there is 3.',
    ],
    [images.subarray(0, 9), labels, 'Byte 9: the file of images must begin'],
    [change(images, 2, 13), labels, 'Byte 2: the file of images'],
    [Uint8Array.of(0x1f, 0x8b, 8, 0), labels, 'Byte 0: the file of images is compressed with gzip: unpack it first.'],
    [
      change(images, 4, 255),
      labels,
      'Byte 4: the file of images says 4278190082 images, where 1 to 200000 are expected.',
    ],
    [change(images, 11, 0), labels, 'Byte 8: the file of images says 0 rows, where 1 to 64 are expected.'],
    [change(images, 15, 65), labels, 'Byte 12: the file of images says 65 columns, where 1 to 64 are expected.'],
    [images.subarray(0, 27), labels, 'Byte 27: the file of images ends here, but 2 × 2 × 3 entries make 28 bytes.'],
    [
      Uint8Array.from([...images, 0]),
      labels,
      'Byte 28: the file of images goes on here, but 2 × 2 × 3 entries make 28 bytes.',
    ],
    [
      images,
      Uint8Array.from([...head(1), 3]),
      'Byte 4: the file of images has 2 of them, but the file of labels has 1',
    ],
    [images, change(labels, 9, 100), 'Byte 9: the file of labels has the label 100; labels go from 0 to 99.'],
    [images, change(labels, 8, 0), 'Byte 8: every label is 0, but the file of labels must name at least two classes.'],
    [new Uint8Array(20 * 1024 * 1024 + 1), labels, 'The file of images is larger than 20 MB: take a part of it.'],
  ])('refuses bad files (%#)', (imageFile, labelFile, sentence) => {
    expect(refusal(() => readIdx(imageFile, labelFile))).toContain(sentence)
  })
})

describe('readPoints', () => {
  test('reads x, y, class triples', () => {
    expect(readPoints([1, 2, 0, -0.5, 3, 2], 3)).toEqual({
      shape: [2],
      task: { kind: 'classification', classes: 3 },
      examples: {
        count: 2,
        inputs: Float32Array.of(1, 2, -0.5, 3),
        labels: Uint8Array.of(0, 2),
        values: new Float32Array(0),
      },
    })
  })

  test.each([
    [[1, 2, 0, 3], 'Point 2 has 1 of the three numbers of a point, x, y and class.'],
    [[1, 2, 0, 3, 4, 2], 'Point 2 has the class 2, where a whole number from 0 to 1 is expected.'],
    [[1, 2, 0.5], 'Point 1 has the class 0.5'],
    [[1, 2, -1], 'Point 1 has the class -1'],
  ])('refuses %j', (triples, sentence) => {
    expect(refusal(() => readPoints(triples, 2))).toContain(sentence)
  })
})
