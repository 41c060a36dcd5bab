package org.vpsd.daemon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits as vpsctl(8) and vps.conf(5) write them. */
class LimitsTest {

    @Test
    void areReadWithUnits() throws Exception {
        Limits limits = Limits.parse("phys:512M:1g, pctcpu:50:200 ,THREADS:0:100,virt:0:0");
        assertThat(limits.of(Resource.PHYS)).isEqualTo(new Limit(512L << 20, 1L << 30));
        assertThat(limits.of(Resource.PCTCPU)).isEqualTo(new Limit(50, 200));
        assertThat(limits.hard(Resource.THREADS)).contains(100L);
        assertThat(limits.soft(Resource.THREADS)).isEmpty();
        assertThat(limits.hard(Resource.VIRT)).isEmpty();
        assertThat(limits.hard(Resource.PROCS)).isEmpty();
        assertThat(limits.toString())
                .isEqualTo("phys:536870912:1073741824,virt:0:0,pctcpu:50:200,threads:0:100");
        assertThat(Limits.parse(" ")).isEqualTo(Limits.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phys           | expected resource:soft:hard, got \"phys\"",
                "phys:1:2,      | expected resource:soft:hard, got \"\"",
                "ram:1:2        | expected one of phys, virt, pctcpu, blockio, threads, procs,"
                        + " disk; got \"ram\"",
                "phys:-1:2      | phys: expected a number, also with K, M, G or T, got \"-1\"",
                "threads:1:2K   | threads: expected a number, got \"2K\"",
                "phys:1:9999999T | phys: 9999999T is too large",
                "phys:2:1       | phys: the soft limit is above the hard one",
                "phys:0:1,phys:0:2 | phys is given twice",
                "phys:0:2,virt:0:1 | virt, which counts swap too, is below phys"
            })
    void areRefusedWithTheReason(String text, String message) {
        assertThatThrownBy(() -> Limits.parse(text))
                .isInstanceOf(Limits.FormatException.class)
                .hasMessage(message);
    }

    @Test
    void areTheSameWhenWrittenAndReadAgain() throws Exception {
        Random random = new Random(4711);
        for (int round = 0; round < 1000; round++) {
            StringBuilder text = new StringBuilder();
            for (Resource resource : Resource.values()) {
                if (random.nextBoolean()) {
                    long soft = random.nextInt(1000);
                    text.append(text.isEmpty() ? "" : ",");
                    text.append(resource.word()).append(':').append(soft).append(':');
                    text.append(1000 + (resource == Resource.VIRT ? 1000 : 0));
                }
            }
            Limits limits = Limits.parse(text.toString());
            assertThat(Limits.parse(limits.toString())).isEqualTo(limits);
        }
    }

    @Test
    void changesReplaceWhatTheyName() throws Exception {
        Limits both =
                Limits.parse("phys:1:2,threads:0:5").with(Limits.parse("threads:0:0,procs:0:3"));
        assertThat(both.toString()).isEqualTo("phys:1:2,threads:0:0,procs:0:3");
    }
}
