package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.vpsd.jucl.UclEmitter.Format;

/**
 * Coverage-guided fuzzing by Jazzer. With {@code JAZZER_FUZZ=1} in the environment one test at a
 * time searches for inputs; without it the inputs that were found before, below {@code
 * UclFuzzTestInputs} in the resources, are tried again.
 */
class UclFuzzTest {

    /** Nothing is included: what is on this machine's disk is not for the fuzzer. */
    private static final UclParser PARSER =
            UclParser.builder()
                    .variable("ABI", "x")
                    .variable("A", "$ABI")
                    .maxIncludeDepth(0)
                    .maxBytes(1 << 16)
                    .build();

    /** Repeated keys become arrays, which are a level more. */
    private static final JsonLimits DEEP = new JsonLimits(128, 1 << 24);

    /** Reading gives a value or an error at a place; what is written reads back the same. */
    @FuzzTest(maxDuration = "5m")
    void ucl(byte[] bytes) throws UclException {
        UclValue value = read(bytes);
        if (value == null) {
            return;
        }
        for (Format format : Format.values()) {
            assertThat(UclEmitter.emit(value, format)).isNotNull();
        }
        String json = UclEmitter.emit(value, Format.JSON);
        assertThat(UclEmitter.emit(Json.parse(json, "json", DEEP), Format.JSON)).isEqualTo(json);
        String config = UclEmitter.emit(value, Format.CONFIG);
        if (value instanceof UclObject && config.indexOf('$') < 0) {
            UclParser plain = UclParser.builder().maxDepth(128).build();
            UclObject again = plain.parse(config, "config");
            assertThat(UclEmitter.emit(again, Format.CONFIG)).isEqualTo(config);
        }
    }

    private static @Nullable UclValue read(byte[] bytes) {
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains(".load")) {
            return null;
        }
        try {
            return PARSER.parseValue(new ByteArrayInputStream(bytes), "t");
        } catch (UclException e) {
            assertThat(e.getMessage()).startsWith("t:").doesNotContainPattern("\\p{Cntrl}");
            assertThat(e.report()).doesNotContainPattern("[\\p{Cntrl}&&[^\n\t]]");
            return null;
        }
    }

    /** Strict JSON is a part of UCL, and reads back the same. */
    @FuzzTest(maxDuration = "5m")
    void json(byte[] bytes) throws UclException {
        String text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString();
        UclValue value;
        try {
            value = Json.parse(text, "t");
        } catch (UclException e) {
            assertThat(e.report()).startsWith("t:");
            return;
        }
        String written = Json.write(value);
        assertThat(Json.write(Json.parse(written, "again"))).isEqualTo(written);
    }
}
