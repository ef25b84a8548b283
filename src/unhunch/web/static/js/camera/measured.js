/* What the coach measured of a set, both sides of it together, as its record keeps it. Pure. */
const round = (number, digits) => (number === null ? null : Math.round(number * 10 ** digits) / 10 ** digits);
const least = (values) => (values.some((value) => value !== null) ? Math.min(...values.filter((value) => value !== null)) : null);
const once = (lists) => [...new Set(lists.flat())];

/** The fields of the set that ends with `step`; none where the camera did not watch it. */
export function measuredOf(accounts, { item, set }, repetitions = 1) {
  const sides = [...accounts].filter(([key]) => key.startsWith(`${item}/${set}/`)).map(([, account]) => account);
  if (!sides.length) return {};
  const held = Math.min(...sides.map((side) => side.held_s));
  return {
    seen_repetitions: least(sides.map((side) => side.counted)),
    seen_hold_s: held ? round(held / repetitions, 1) : null,
    seen_range: round(least(sides.map((side) => side.range)), 1),
    seen_unit: sides.find((side) => side.unit)?.unit ?? "",
    seen_evenness: round(least(sides.map((side) => side.evenness)), 2),
    faults: once(sides.map((side) => side.faults)),
    sure_faults: once(sides.map((side) => side.sure_faults)),
  };
}
