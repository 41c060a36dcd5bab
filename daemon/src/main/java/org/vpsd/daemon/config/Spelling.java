package org.vpsd.daemon.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {

    /** More slips of the pen than this, and it is another word. */
    private static final int MOST_SLIPS = 2;

    private Spelling() {}

    /**
     * The closest of the words: one that differs in case and separators only, else the one with the
     * fewest slips, if these are few for its length.
     */
    static Optional<String> closest(String written, Collection<String> words) {
        String plain = plain(written);
        return words.stream()
                .filter(word -> slips(plain, plain(word)) <= tolerated(word))
                .min(
                        Comparator.comparingInt((String word) -> slips(plain, plain(word)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static int tolerated(String word) {
        return Math.min(MOST_SLIPS, (word.length() - 1) / 2);
    }

    /** A word without what people vary: case and separators. */
    static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /**
     * How many letters were left out, added, mistaken or swapped with their neighbour: the optimal
     * string alignment distance.
     */
    static int slips(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int mistaken = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(mistaken, Math.min(last[j], row[j - 1]) + 1);
                if (isSwap(a, i, b, j)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[b.length()];
    }

    private static boolean isSwap(String a, int i, String b, int j) {
        return i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
