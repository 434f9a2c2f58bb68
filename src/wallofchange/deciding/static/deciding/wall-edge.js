const EDGE = 48; // px from the edge of the window at which the wall comes along
const PACE = 9; // px a frame

/** Scroll the columns and the page along with whoever holds a card at the edge; true when something moved. */
export function comeAlong(columns, { x, y }) {
  const toward = (at, size) => (at < EDGE ? -PACE : at > size - EDGE ? PACE : 0);
  const [across, down] = [toward(x, innerWidth), toward(y, innerHeight)];
  columns.scrollLeft += across;
  scrollBy(0, down);
  return across !== 0 || down !== 0;
}
