import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, canonicalItem } from './canonical.ts'
import type { Item } from './submission.ts'

describe('canonical JSON, RFC 8785', () => {
  it('writes the primitive types of section 3.2.2', () => {
    const value = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    expect(canonical(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts members by UTF-16 code units, section 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      1: 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(Object.values(JSON.parse(canonical(value)))).toHaveLength(7)
    expect(canonical(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    )
  })

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s of appendix B as %s', (bits, text) => {
    expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text)
  })

  it.each([
    ['\ud800'],
    ['a\udc00b'],
    [{ '\ud800': 1 }],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [[undefined]],
    [() => 0],
    [1n],
    [Symbol('s')],
  ])('refuses %s', (value) => {
    expect(() => canonical(value)).toThrow(TypeError)
  })

  it('leaves out undefined members, and keeps the value', () => {
    expect(canonical({ b: undefined, a: [{ d: null, c: 'ⵣ' }] })).toBe('{"a":[{"c":"ⵣ","d":null}]}')
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonical(value)
        expect(canonical(JSON.parse(text))).toBe(text)
        // JSON drops the sign of a zero.
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it.each([
    [{ k: 'tick', at: 1 }],
    [{ at: 1_631_088_000_000, k: 'tick', sex: 'w' }],
    [{ k: 'tick', at: 1.5 }],
    [{ k: 'tick', at: 5, sex: undefined }],
    [{ k: 'tick', at: 5, extra: 1 }],
    [{ k: 'incident', at: 5, what: 'other', words: 'تأخر "ⵣ"\n' }],
  ])('takes no short cut that shows: %j', (item) => {
    expect(canonicalItem(item as unknown as Item)).toBe(canonical(item))
  })
})
