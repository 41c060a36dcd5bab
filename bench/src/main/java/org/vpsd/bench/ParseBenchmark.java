package org.vpsd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.vpsd.jucl.Json;
import org.vpsd.jucl.JsonLimits;
import org.vpsd.jucl.UclEmitter;
import org.vpsd.jucl.UclException;
import org.vpsd.jucl.UclObject;
import org.vpsd.jucl.UclParser;
import org.vpsd.jucl.UclValue;

/** How long jucl takes to read and write a configuration that {@code bench/jucl} made. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class ParseBenchmark {

    private final UclParser parser = UclParser.builder().build();

    /** The configuration's file. */
    @Param("unset")
    public String file = "unset";

    private String ucl = "";
    private String json = "";
    private UclObject tree = UclObject.builder().build();
    private JsonLimits limits = JsonLimits.DEFAULT;

    /** Reads the file. */
    @Setup
    public void read() throws IOException, UclException {
        ucl = Files.readString(Path.of(file));
        tree = parser.parse(ucl, file);
        json = Json.write(tree);
        limits = new JsonLimits(limits.depth(), Math.max(limits.length(), json.length()));
    }

    /** Reads UCL from memory. */
    @Benchmark
    public UclObject parseUcl() throws UclException {
        return parser.parse(ucl, file);
    }

    /** Reads UCL from its file. */
    @Benchmark
    public UclObject parseUclFile() throws UclException {
        return parser.parse(Path.of(file));
    }

    /** Reads strict JSON from memory. */
    @Benchmark
    public UclValue parseJson() throws UclException {
        return Json.parse(json, file, limits);
    }

    /** Writes the config format. */
    @Benchmark
    public String emitConfig() {
        return UclEmitter.emit(tree, UclEmitter.Format.CONFIG);
    }
}
