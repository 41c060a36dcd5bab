package org.vpsd.ctl;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in columns as wide as what they hold, two blanks apart. */
final class Table {

    private static final int GAP = 2;
    private static final int LONGEST_RULE = 79;

    private final String[] titles;
    private final boolean[] right;
    private final int[] widths;
    private final List<String[]> rows = new ArrayList<>();
    private Colours colours = Colours.NONE;
    private int stateColumn = -1;

    Table(String... titles) {
        this.titles = titles;
        this.right = new boolean[titles.length];
        this.widths = new int[titles.length];
        widen(titles);
    }

    /** Lets a column of numbers keep to its right edge. */
    void alignRight(int column) {
        right[column] = true;
    }

    /** Lets the states of a column have their colours. */
    void colourStates(int column, Colours by) {
        colours = by;
        stateColumn = column;
    }

    /** Adds a row. Its cells are made safe to print; an empty one shows as a dash. */
    void row(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].isEmpty() ? "-" : Printable.of(cells[i]);
        }
        widen(cells);
        rows.add(cells);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Writes the titles and the rows. */
    void print(Output out) {
        out.line(laidOut(titles, Colours.NONE));
        printRows(out);
    }

    /** Writes the titles, a rule, and the rows. */
    void printRuled(Output out) {
        out.line(laidOut(titles, Colours.NONE));
        int width = -GAP;
        for (int column : widths) {
            width += column + GAP;
        }
        out.line("-".repeat(Math.min(width, LONGEST_RULE)));
        printRows(out);
    }

    private void printRows(Output out) {
        for (String[] row : rows) {
            out.line(laidOut(row, colours));
        }
    }

    private StringBuilder laidOut(String[] row, Colours by) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            boolean last = i == row.length - 1;
            int padding = widths[i] - width(row[i]);
            if (right[i]) {
                line.repeat(' ', padding);
            }
            line.append(i == stateColumn ? by.state(row[i]) : row[i]);
            if (!last) {
                line.repeat(' ', (right[i] ? 0 : padding) + GAP);
            }
        }
        return line;
    }

    private void widen(String[] row) {
        for (int i = 0; i < row.length; i++) {
            widths[i] = Math.max(widths[i], width(row[i]));
        }
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
