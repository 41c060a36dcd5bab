package org.vpsd.ctl;

import org.jspecify.annotations.Nullable;

/** What someone may have meant who mistyped a command. */
final class Suggestion {

    private static final int MOST_SLIPS = 2;

    private Suggestion() {}

    /** A question to follow the message, or nothing when no command is like the word. */
    static String of(String word) {
        String best = null;
        int fewest = MOST_SLIPS + 1;
        for (Command command : Commands.ALL) {
            int slips = slips(word, command.name());
            if (slips < fewest && slips < word.length()) {
                best = command.name();
                fewest = slips;
            }
        }
        return question(best);
    }

    private static String question(@Nullable String command) {
        return command == null ? "" : ", did you mean '" + command + "'?";
    }

    /** Letters left out, put in, changed, or swapped with their neighbour: optimal alignment. */
    private static int slips(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least =
                Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
