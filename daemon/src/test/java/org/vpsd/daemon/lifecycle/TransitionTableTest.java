package org.vpsd.daemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * ARCHITECTURE.md holds the table that the code has. With {@code -Dtable.write=true} this writes it
 * there.
 */
class TransitionTableTest {

    private static final Path DOCUMENT = Path.of("..", "ARCHITECTURE.md");
    private static final String BEGIN = "<!-- table: begin -->\n";
    private static final String END = "<!-- table: end -->";

    @Test
    void theDocumentHoldsTheTable() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        assertThat(begin).isGreaterThan(BEGIN.length());
        assertThat(end).isGreaterThanOrEqualTo(begin);
        String expected = "\n" + TransitionTable.markdown() + "\n";
        if (Boolean.getBoolean("table.write")) {
            Files.writeString(
                    DOCUMENT, document.substring(0, begin) + expected + document.substring(end));
        } else {
            assertThat(document.substring(begin, end)).isEqualTo(expected);
        }
    }
}
