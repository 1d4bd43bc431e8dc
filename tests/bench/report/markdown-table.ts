/** A cell is a text or a number, which is rounded to two digits after the point, or four if it is small. */
export type Cell = string | number;

/** Writes a table. The report is formatted afterwards, so columns need not be aligned here. */
export function markdownTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.map(written).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function written(cell: Cell): string {
  if (typeof cell === 'string') return cell.replaceAll('|', '\\|');
  if (Number.isNaN(cell)) return 'not measured';
  return Number.isInteger(cell)
    ? cell.toLocaleString('en')
    : cell.toFixed(Math.abs(cell) < 0.1 ? 4 : 2);
}

/** One line of a table of goals. */
export function goalRow(goal: string, limit: number, value: number): Cell[] {
  return [goal, `at most ${limit.toLocaleString('en')}`, value, value <= limit ? 'met' : 'missed'];
}

/** The table of goals. @param rows from `goalRow` */
export function goalTable(rows: readonly (readonly Cell[])[]): string {
  return markdownTable(['goal', 'limit', 'measured', 'result'], rows);
}
