import { Admission, NoRoom } from './admission.ts'

const MIB = 1024 * 1024

describe('the room for deliveries', () => {
  it('is bounded by what came of them, and free again when they leave', () => {
    const admission = new Admission()
    const places = Array.from({ length: 32 }, () => admission.enter())
    for (const place of places) place.take(MIB)
    const late = admission.enter()
    expect(() => { late.take(1) }).toThrow(NoRoom)
    for (const place of places) place.leave()
    late.take(MIB)
  })

  it('is not taken by what still comes of a body whose delivery was answered', () => {
    const admission = new Admission()
    for (let delivery = 0; delivery < 100; delivery += 1) {
      const place = admission.enter()
      place.leave()
      expect(() => { place.take(MIB) }).toThrow(NoRoom)
    }
    for (let delivery = 0; delivery < 32; delivery += 1) admission.enter().take(MIB)
  })

  it('has no more than two thousand places', () => {
    const admission = new Admission()
    const places = Array.from({ length: 2000 }, () => admission.enter())
    expect(() => admission.enter()).toThrow(NoRoom)
    places[0]?.leave()
    admission.enter()
  })
})
