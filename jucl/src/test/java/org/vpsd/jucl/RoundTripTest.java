package org.vpsd.jucl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.vpsd.jucl.UclEmitter.Format;

/** What is emitted reads back as an equal value, with the keys in the same order. */
class RoundTripTest {

    private static final int TREES = 2000;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "YAML")
    void uclReadsBackWhatIsEmitted(Format format) throws UclException {
        for (int seed = 0; seed < TREES; seed++) {
            UclObject tree = new RandomTrees(seed).object();
            String text = UclEmitter.emit(tree, format);
            UclObject back = Texts.ucl(text);

            assertThat(back).as("seed %d: %s", seed, text).isEqualTo(tree);
            assertThat(Json.write(back)).as("seed %d", seed).isEqualTo(Json.write(tree));
            assertThat(UclEmitter.emit(back, Format.JSON))
                    .as("seed %d", seed)
                    .isEqualTo(UclEmitter.emit(tree, Format.JSON));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "COMPACT_JSON"})
    void strictJsonReadsBackWhatIsEmitted(Format format) throws UclException {
        for (int seed = 0; seed < TREES; seed++) {
            UclObject tree = new RandomTrees(seed).object();
            String text = UclEmitter.emit(tree, format);

            assertThat(Json.parse(text, "t")).as("seed %d: %s", seed, text).isEqualTo(tree);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "YAML")
    void writingIsStable(Format format) throws UclException {
        for (int seed = 0; seed < TREES; seed++) {
            String once = UclEmitter.emit(new RandomTrees(seed).object(), format);
            String twice = UclEmitter.emit(Texts.ucl(once), format);

            assertThat(UclEmitter.emit(Texts.ucl(twice), format))
                    .as("seed %d", seed)
                    .isEqualTo(twice);
        }
    }
}
