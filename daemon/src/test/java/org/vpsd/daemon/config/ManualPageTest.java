package org.vpsd.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The keys of vpsd(8) are those that can be set: none is missing, none is invented. */
class ManualPageTest {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z_]+");

    @Test
    void namesEveryKeyAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String line : section("Keys of an instance").lines().toList()) {
            boolean isList = line.startsWith(".It Va ") || line.startsWith(".Va ");
            if (isList || line.startsWith("Va")) {
                Matcher words = WORD.matcher(line.replaceFirst("^\\.(It )?Va ", ""));
                while (words.find()) {
                    named.add(words.group());
                }
            }
        }
        named.removeIf(key -> key.contains("_n_"));
        assertThat(named).containsExactlyInAnyOrderElementsOf(SpecReader.keys());
    }

    private static String section(String title) throws IOException {
        String page = Files.readString(Path.of("../docs/vpsd.8"));
        int start = page.indexOf(".Ss " + title);
        return page.substring(start, page.indexOf("\n.Ss ", start + 1));
    }
}
