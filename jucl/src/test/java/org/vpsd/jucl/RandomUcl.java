package org.vpsd.jucl;

import java.util.List;
import java.util.Random;

/**
 * Writes UCL texts from a seed, in all the forms that the language has; some are wrong. What jucl
 * reads otherwise than libucl on purpose, as its README says, is left out.
 */
final class RandomUcl {

    private static final List<String> KEYS =
            List.of(
                    "a",
                    "b",
                    "key",
                    "a-b",
                    "x.y",
                    "/p/q",
                    "_u",
                    "9",
                    "\"q k\"",
                    "\"a\"",
                    "\"e\\n\"");
    private static final List<String> SEPARATORS = List.of(" ", " = ", ": ", "=", " : ", "\t");
    private static final List<String> SCALARS =
            List.of(
                    "1",
                    "-17",
                    "0x1F",
                    "1.5",
                    "-2e3",
                    "1k",
                    "2kb",
                    "3m",
                    "2mb",
                    "10s",
                    "5min",
                    "100ms",
                    "1.5h",
                    "2d",
                    "1w",
                    "1y",
                    "3g",
                    "4gb",
                    "10x",
                    "1.2.3",
                    "-",
                    "--1",
                    "1e",
                    "true",
                    "Yes",
                    "off",
                    "NO",
                    "null",
                    "bare words here",
                    "a{b}c",
                    "a[1]",
                    "path/to*x",
                    "\"str\"",
                    "\"\"",
                    "\"esc \\\" \\n \\u00e9 \\/\"",
                    "'single \\' \\n'",
                    "''",
                    "café",
                    "back\\slash",
                    "http://x/y?z=1",
                    "007",
                    "+5",
                    "1_000",
                    "0",
                    "-0",
                    "1.",
                    ".5",
                    "1e400",
                    "99999999999999999999",
                    "12kb3");
    private static final List<String> ENDS =
            List.of(";", "\n", ",", ";\n", "; # c\n", ";/* c */\n");
    private static final List<String> NOISE =
            List.of("", "", "", " ", "\n", "# comment\n", "/* a /* nested */ b */", "\t");
    private static final List<String> WRONG =
            List.of("{", "}", "[", "]", "\"", "'", "=", ";;", ",", "\\", "/*", "*/", "<<EOD\n");

    private final Random random;
    private int lists;
    private final StringBuilder out = new StringBuilder();

    RandomUcl(long seed) {
        random = new Random(seed);
    }

    String text() {
        boolean braces = random.nextInt(8) == 0;
        out.append(braces ? "{" : "");
        members(0);
        out.append(braces ? "}" : "");
        if (random.nextInt(4) == 0) {
            out.insert(random.nextInt(out.length() + 1), pick(WRONG));
        }
        return out.toString();
    }

    private void members(int depth) {
        for (int i = random.nextInt(5); i > 0; i--) {
            out.append(pick(NOISE));
            member(depth);
            out.append(pick(NOISE));
        }
    }

    private void member(int depth) {
        int kind = random.nextInt(depth < 4 ? 10 : 6);
        if (kind < 6) {
            out.append(pick(KEYS)).append(pick(SEPARATORS)).append(scalar()).append(pick(ENDS));
        } else if (kind < 8) {
            out.append(pick(KEYS));
            if (random.nextInt(3) == 0) {
                out.append(' ').append(pick(KEYS));
            }
            out.append(random.nextInt(3) == 0 ? " = {" : " {").append(pick(NOISE));
            members(depth + 1);
            out.append('}').append(random.nextBoolean() ? pick(ENDS) : "\n");
        } else {
            // libucl's emitters lose what is added to an array.
            out.append("list").append(++lists).append(pick(SEPARATORS)).append('[');
            for (int i = random.nextInt(4); i > 0; i--) {
                element(depth + 1);
                out.append(i > 1 || random.nextInt(4) == 0 ? ", " : "");
            }
            out.append(']').append(pick(ENDS));
        }
    }

    private void element(int depth) {
        if (depth < 4 && random.nextInt(5) == 0) {
            out.append("{ ");
            members(depth + 1);
            out.append(" }");
        } else {
            out.append(scalar());
        }
    }

    private String scalar() {
        return random.nextInt(12) == 0 ? "<<EOD\nline 1\n  line 2\nEOD\n" : pick(SCALARS);
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
