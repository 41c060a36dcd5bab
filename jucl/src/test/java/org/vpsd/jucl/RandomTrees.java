package org.vpsd.jucl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Builds random values from a seed. */
final class RandomTrees {

    private static final String[] CHARS = {
        "a",
        "Z",
        "0",
        " ",
        "_",
        "-",
        ".",
        "/",
        "\"",
        "'",
        "\\",
        "\n",
        "\r",
        "\t",
        "{",
        "}",
        "[",
        "]",
        ",",
        ";",
        ":",
        "=",
        "#",
        "/*",
        "*/",
        "<<EOD\n",
        "\nEOD",
        "\nEOD\n",
        "\nEOD;",
        "$",
        "$$",
        "${x}",
        "\u0001",
        "\u007f",
        "é",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00",
        "\u2028",
        "long ".repeat(20)
    };

    private static final int DEEPEST = 6;

    private final Random random;

    RandomTrees(long seed) {
        random = new Random(seed);
    }

    UclObject object() {
        return object(0);
    }

    private UclObject object(int depth) {
        UclObject.Builder builder = UclObject.builder();
        for (int i = random.nextInt(6); i > 0; i--) {
            builder.put(key(), value(depth + 1));
        }
        return builder.build();
    }

    private UclValue value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 11 : 8)) {
            case 0 -> new UclNull();
            case 1 -> new UclBoolean(random.nextBoolean());
            case 2 -> new UclInteger(random.nextInt(2000) - 1000);
            case 3 -> new UclInteger(random.nextLong());
            case 4 -> new UclReal(real());
            case 5, 6 -> new UclString(text());
            case 7 -> new UclString(text(), style(), Position.NONE);
            case 8, 9 -> object(depth);
            default -> array(depth);
        };
    }

    private UclArray array(int depth) {
        List<UclValue> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(depth + 1));
        }
        boolean implicit = random.nextBoolean();
        return new UclArray(values, implicit, Position.NONE);
    }

    private double real() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(100);
            case 1 -> random.nextInt(1000000) / 1000.0;
            case 2 -> random.nextGaussian();
            default -> finite();
        };
    }

    private double finite() {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : 0.5;
    }

    private UclString.Style style() {
        return switch (random.nextInt(3)) {
            case 0 -> UclString.Style.PLAIN;
            case 1 -> UclString.Style.SINGLE_QUOTED;
            default -> UclString.Style.HEREDOC;
        };
    }

    private String key() {
        return random.nextBoolean() ? "key" + random.nextInt(100) : "k" + text();
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            out.append(CHARS[random.nextInt(CHARS.length)]);
        }
        return out.toString();
    }
}
