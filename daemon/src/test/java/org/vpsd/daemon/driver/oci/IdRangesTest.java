package org.vpsd.daemon.driver.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vpsd.daemon.model.InstanceName;

/** Each container has ids of its own, and keeps them. */
class IdRangesTest {

    @TempDir private Path temp;

    @Test
    void areApartAndStay() throws IOException {
        IdRanges ranges = ranges(List.of());
        Set<Long> all = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            long first = ranges.of(new InstanceName("i" + i));
            assertThat(first % IdRanges.SIZE).isZero();
            assertThat(first).isBetween(524288L, 1878982656L);
            all.add(first);
        }
        assertThat(all).hasSize(200);
        long before = ranges.of(new InstanceName("i7"));
        assertThat(ranges(List.of()).of(new InstanceName("i7"))).isEqualTo(before);
    }

    @Test
    void avoidWhatOthersHave() throws IOException {
        InstanceName name = new InstanceName("web");
        long wish = ranges(List.of()).of(name);
        Files.delete(temp.resolve("ids"));
        Files.writeString(
                temp.resolve("subuid"), "# x\nalice:" + (wish + 5) + ":1\nbad\nbob:x:1\n");
        List<SubIds> taken = SubIds.read(temp.resolve("subuid"));
        assertThat(taken).containsExactly(new SubIds(wish + 5, 1));
        assertThat(ranges(taken).of(name)).isNotEqualTo(wish);
        assertThat(SubIds.read(temp.resolve("none"))).isEmpty();
    }

    @Test
    void twoNamesThatWishForTheSameGetTwo() throws IOException {
        IdRanges ranges = ranges(List.of());
        assertThat(ranges.of(new InstanceName("Aa")))
                .isNotEqualTo(ranges.of(new InstanceName("BB")));
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    }

    /** To forget them would give one container the files of another. */
    @Test
    void aDamagedFileIsNotOverwritten() throws IOException {
        Files.writeString(temp.resolve("ids"), "{\"web\":");
        assertThatThrownBy(() -> ranges(List.of()).of(new InstanceName("web")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it holds the id ranges of containers");
        assertThat(Files.readString(temp.resolve("ids"))).isEqualTo("{\"web\":");
    }

    private IdRanges ranges(List<SubIds> taken) {
        return new IdRanges(temp.resolve("ids"), taken);
    }
}
